import type { Context } from 'hono';
import * as z from 'zod';
import { badRequest } from './failure.ts';
import type { Actor } from './store.ts';

export type HubspotEnv = { Variables: { actor: Actor } };

export const INPUT_VALUES = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));

/** An id may come as a number, as some clients send it. */
export const ID = z.union([z.string(), z.number()]).transform(String);

export function parseBody<T>(text: string, schema: z.ZodType<T>): T {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw badRequest(`Invalid input JSON on line 1, column 1: ${cause instanceof Error ? cause.message : 'not JSON'}`);
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw badRequest(`Invalid input JSON: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not as expected'}`);
}

/** The request's JSON body; throws a 400 when it is no JSON or has another shape. */
export async function readBody<T>(c: Context, schema: z.ZodType<T>): Promise<T> {
  return parseBody(await c.req.text(), schema);
}

/** A comma-separated or repeated query parameter. */
export function listParam(c: Context, name: string): string[] {
  return (c.req.queries(name) ?? []).flatMap((part) => part.split(',')).filter((part) => part !== '');
}

/** `limit` of a page; throws a 400 outside of 1 to `max`. */
export function limitParam(c: Context, standard: number, max: number): number {
  const text = c.req.query('limit');
  if (text === undefined || text === '') return standard;
  const limit = Number(text);
  if (!Number.isInteger(limit) || limit < 1 || limit > max)
    throw badRequest(`Invalid limit: ${text}. It must be between 1 and ${max}.`);
  return limit;
}

export function isTrue(c: Context, name: string): boolean {
  return c.req.query(name) === 'true';
}

/** The `paging` of a page that is not the last: the cursor, and the same request with it. */
export function nextPage(c: Context, origin: string, after: string): { next: { after: string; link: string } } {
  const url = new URL(c.req.url);
  const link = new URL(url.pathname + url.search, origin);
  link.searchParams.set('after', after);
  return { next: { after, link: link.href } };
}
