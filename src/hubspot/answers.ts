/** HubSpot's answers as we need them, and what they are to the rest of sfsync. */
import { z } from 'zod';
import type {
  HubspotAccount,
  HubspotOwner,
  HubspotProperty,
  HubspotRecord,
  Pipeline,
  PropertyValidation,
} from '../core/crm.ts';
import { VendorError } from '../jobs/vendor-error.ts';

/** Throws VendorError `bad-answer` with the call and the path that was wrong, never the value. */
export function parse<T>(schema: z.ZodType<T>, answer: unknown, call: string): T {
  const result = schema.safeParse(answer);
  if (result.success) return result.data;
  const wrong = result.error.issues.slice(0, 3).map((issue) => `${issue.path.join('.') || 'answer'} (${issue.code})`);
  throw new VendorError('hubspot', 'bad-answer', `${call}: ${wrong.join(', ')}`);
}

/** The client makes Date objects of the API's ISO times. */
const time = z.date().transform((date) => date.toISOString());

/** An id or a cursor, which some write as a number. */
const key = z.string().or(z.number().transform(String));
/** HubSpot's values are texts; others in its place may send numbers and ticks as such. */
const value = z.string().nullable().or(z.number().or(z.boolean()).transform(String));
const record = z
  .object({ id: key, properties: z.record(z.string(), value), updatedAt: time })
  .transform((row): HubspotRecord => ({ id: row.id, properties: row.properties, updatedAt: row.updatedAt }));

const next = z.object({ next: z.object({ after: key }).nullish() }).nullish();
const after = (paging: z.infer<typeof next>) => paging?.next?.after;

export type Page<T> = { readonly rows: readonly T[]; readonly after: string | undefined };

export const recordPage = z
  .object({ results: z.array(record), paging: next })
  .transform((page): Page<HubspotRecord> => ({ rows: page.results, after: after(page.paging) }));

export const searchPage = z
  .object({ total: z.number(), results: z.array(record), paging: next })
  .transform((page) => ({ total: page.total, rows: page.results, after: after(page.paging) }));

const batchError = z
  .object({
    category: z.string().catch(''),
    message: z.string().catch(''),
    context: z.record(z.string(), z.array(z.coerce.string())).nullish().catch(undefined),
  })
  .transform((row) => ({ category: row.category, message: row.message, ids: row.context?.['ids'] ?? [] }));

/** Both 200 and 207: a partial failure shows only in `numErrors` and `errors`. */
const batch = <T>(row: z.ZodType<T>) =>
  z
    .object({ results: z.array(row), numErrors: z.number().nullish(), errors: z.array(batchError).nullish() })
    .transform((answer) => ({
      rows: answer.results,
      errors: answer.errors ?? [],
      numErrors: answer.numErrors ?? answer.errors?.length ?? 0,
    }));
export const batchRead = batch(record);
export const batchWrite = batch(z.object({ id: z.string() }).transform((row) => row.id));

const property = z
  .object({
    name: z.string(),
    label: z.string().nullish(),
    type: z.string(),
    fieldType: z.string().nullish(),
    options: z.array(z.object({ label: z.string().nullish(), value: z.string() })).nullish(),
    externalOptions: z.boolean().nullish(),
    calculated: z.boolean().nullish(),
    hasUniqueValue: z.boolean().nullish(),
    modificationMetadata: z.object({ readOnlyValue: z.boolean().nullish() }).nullish(),
  })
  .transform((row): HubspotProperty => ({
    name: row.name,
    label: row.label ?? row.name,
    type: row.type,
    fieldType: row.fieldType ?? '',
    options: (row.options ?? []).map(({ label, value }) => ({ label: label ?? value, value })),
    externalOptions: row.externalOptions ?? false,
    readOnly: (row.modificationMetadata?.readOnlyValue ?? false) || (row.calculated ?? false),
    unique: row.hasUniqueValue ?? false,
  }));
export const propertyList = z.object({ results: z.array(property) }).transform((answer) => answer.results);

const owner = (archived: boolean) =>
  z
    .object({
      id: key,
      email: z.string().nullish(),
      firstName: z.string().nullish(),
      lastName: z.string().nullish(),
      type: z.enum(['PERSON', 'QUEUE']).catch('PERSON'),
      archived: z.boolean().nullish(),
    })
    .transform((row): HubspotOwner => {
      const name = [row.firstName, row.lastName].filter(Boolean).join(' ');
      return {
        id: row.id,
        name: name || row.email || row.id,
        type: row.type,
        archived: row.archived ?? archived,
        ...(row.email ? { email: row.email } : {}),
      };
    });
/** `archived`: which owners were asked for. */
export const ownerPage = (archived: boolean) =>
  z
    .object({ results: z.array(owner(archived)), paging: next })
    .transform((page): Page<HubspotOwner> => ({ rows: page.results, after: after(page.paging) }));

export const account = z
  .object({ portalId: z.number(), uiDomain: z.string() })
  .transform((answer): HubspotAccount => ({ portalId: answer.portalId, uiDomain: answer.uiDomain }));

const named = z.object({ id: z.string(), label: z.string().nullish(), archived: z.boolean().nullish() });
const isUsed = (row: z.infer<typeof named>) => row.archived !== true;
const nameOf = ({ id, label }: z.infer<typeof named>) => ({ id, label: label ?? id });
export const pipelineList = z
  .object({ results: z.array(named.extend({ stages: z.array(named).nullish() })) })
  .transform((answer): readonly Pipeline[] =>
    answer.results
      .filter(isUsed)
      .map((row) => ({ ...nameOf(row), stages: (row.stages ?? []).filter(isUsed).map(nameOf) })),
  );

const validationRule = z.object({ ruleType: z.string(), ruleArguments: z.array(z.coerce.string()).nullish() });
export const validationList = z
  .object({
    results: z.array(
      z.object({ propertyName: z.string(), propertyValidationRules: z.array(validationRule).nullish() }),
    ),
  })
  .transform((answer): readonly PropertyValidation[] =>
    answer.results.flatMap(({ propertyName, propertyValidationRules }) =>
      (propertyValidationRules ?? []).map(({ ruleType, ruleArguments }) => ({
        property: propertyName,
        type: ruleType,
        args: ruleArguments ?? [],
      })),
    ),
  );

/** Ids of object types (`0-1`) with records that can take no more associations. */
export const fullTypes = z
  .object({ results: z.array(z.object({ objectTypeId: z.string(), hasRecordsAtLimit: z.boolean() })) })
  .transform((answer) => answer.results.filter((row) => row.hasRecordsAtLimit).map((row) => row.objectTypeId));

/** HubSpot writes these ids as numbers. */
const sample = z.object({ objectId: z.coerce.string() }).transform((row) => row.objectId);
export const fullRecords = z
  .object({ limit: z.number(), totalRecordsAtLimit: z.number(), atLimitFromRecordSamples: z.array(sample).nullish() })
  .transform((answer) => ({
    limit: answer.limit,
    recordsAtLimit: answer.totalRecordsAtLimit,
    samples: answer.atLimitFromRecordSamples ?? [],
  }));
