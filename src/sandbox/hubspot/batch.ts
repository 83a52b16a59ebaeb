import type { Context } from 'hono';
import * as z from 'zod';
import { badRequest } from './failure.ts';
import type { HubspotObject } from '../crm.ts';
import { OBJECT_TYPES } from './object-types.ts';

/** HubSpot's limit of inputs of an object batch. */
const BATCH_LIMIT = 100;

export type BatchError = {
  readonly category: string;
  readonly message: string;
  readonly context: Readonly<Record<string, readonly string[]>>;
  readonly subCategory?: string;
};

export function inputsOf<T>(input: z.ZodType<T>): z.ZodType<{ inputs: T[] }> {
  return z.looseObject({ inputs: z.array(input) });
}

export function requireBatchSize(inputs: readonly unknown[], max = BATCH_LIMIT): void {
  if (inputs.length > max) throw badRequest(`The maximum number of inputs is ${max}, but ${inputs.length} were given`);
}

/** Throws the 400 that names ids given more than once. */
export function requireDistinct(ids: readonly string[]): void {
  const seen = new Set<string>();
  const doubled = new Set<string>();
  for (const id of ids) (seen.has(id) ? doubled : seen).add(id);
  if (doubled.size === 0) return;
  const list = [...doubled];
  throw badRequest(`Duplicate IDs found in batch input: [${list.join(', ')}]. IDs must be unique`, {
    context: { ids: list },
  });
}

export function missingObjects(object: HubspotObject, ids: readonly string[]): BatchError[] {
  if (ids.length === 0) return [];
  const name = OBJECT_TYPES[object].singular.toUpperCase();
  const message = `Could not get some ${name} objects, they may be deleted or not exist. Check that ids are valid.`;
  return [{ category: 'OBJECT_NOT_FOUND', message, context: { ids } }];
}

/** A batch's answer: `status` when all went well, else 207 with the errors. */
export function batchAnswer(
  c: Context,
  times: { readonly startedAt: string; readonly completedAt: string },
  results: readonly unknown[],
  errors: readonly BatchError[],
  status: 200 | 201 = 200,
): Response {
  const body = { ...times, status: 'COMPLETE', results };
  if (errors.length === 0) return c.json(body, status);
  return c.json(
    { ...body, errors: errors.map((error) => ({ status: 'error', ...error })), numErrors: errors.length },
    207,
  );
}
