/** Salesforce's answers as we need them, and what they are to the rest of sfsync. */
import { z } from 'zod';
import type { SalesforceField, SalesforceRecord, SalesforceUser, SalesforceValue } from '../core/crm.ts';
import type { SalesforceObject } from '../core/sync-error.ts';
import { VendorError } from '../jobs/vendor-error.ts';

/** Throws VendorError `bad-answer` with the call and the path that was wrong, never the value. */
export function parse<T>(schema: z.ZodType<T>, answer: unknown, call: string): T {
  const result = schema.safeParse(answer);
  if (result.success) return result.data;
  const wrong = result.error.issues.slice(0, 3).map((issue) => `${issue.path.join('.') || 'answer'} (${issue.code})`);
  throw new VendorError('salesforce', 'bad-answer', `${call}: ${wrong.join(', ')}`);
}

const id = z.string().regex(/^[A-Za-z0-9]{18}$/);
/** `2026-01-31T08:00:00.000+0000` in the API. */
const time = z
  .string()
  .refine((text) => !Number.isNaN(Date.parse(text)))
  .transform((text) => new Date(text).toISOString());

/** Only from the same host: the token goes along. */
const nextRecordsUrl = z.string().startsWith('/services/data/').nullish();
export const queryPage = <T>(row: z.ZodType<T>) =>
  z
    .object({ done: z.boolean(), nextRecordsUrl, records: z.array(row) })
    .refine((page) => page.done || page.nextRecordsUrl, { path: ['nextRecordsUrl'] })
    .transform((page) => ({ rows: page.records, next: page.done ? undefined : (page.nextRecordsUrl ?? undefined) }));

/** Compound fields (addresses) are objects: their parts are fields of their own. */
const isValue = (value: unknown): value is SalesforceValue => value === null || typeof value !== 'object';

export const recordOf = (object: SalesforceObject) =>
  z.looseObject({ Id: id, LastModifiedDate: time }).transform((row): SalesforceRecord => ({
    id: row.Id,
    object,
    modifiedAt: row.LastModifiedDate,
    fields: Object.fromEntries(
      Object.entries(row).filter((entry): entry is [string, SalesforceValue] => isValue(entry[1])),
    ),
  }));

/** Of a collection's read: null stands for a record that is gone or out of sight. */
export const retrieved = (object: SalesforceObject) => z.array(recordOf(object).nullable());

const saveError = z.object({ statusCode: z.string(), message: z.string().catch('') });
export const saveResults = z.array(z.object({ success: z.boolean(), errors: z.array(saveError).catch([]) }));

const field = z
  .object({
    name: z.string(),
    label: z.string(),
    type: z.string(),
    length: z.number(),
    nillable: z.boolean(),
    createable: z.boolean(),
    updateable: z.boolean(),
    defaultedOnCreate: z.boolean(),
    calculated: z.boolean(),
    restrictedPicklist: z.boolean(),
    picklistValues: z
      .array(z.object({ value: z.string(), label: z.string().nullable(), active: z.boolean() }))
      .nullish(),
    referenceTo: z.array(z.string()).nullish(),
  })
  .transform((row): SalesforceField => ({
    ...row,
    picklistValues: (row.picklistValues ?? []).map((option) => ({ ...option, label: option.label ?? option.value })),
    referenceTo: row.referenceTo ?? [],
  }));
export const describe = z.object({ queryable: z.boolean().optional(), fields: z.array(field) });

export const user = z
  .object({ Id: id, Email: z.string().nullish(), Name: z.string(), Username: z.string(), IsActive: z.boolean() })
  .transform((row): SalesforceUser => ({
    id: row.Id,
    email: row.Email ?? '',
    name: row.Name,
    username: row.Username,
    active: row.IsActive,
  }));

/** The other limits, and keys of single apps within this one, are not looked at. */
export const limits = z
  .object({ DailyApiRequests: z.object({ Max: z.number(), Remaining: z.number() }) })
  .transform(({ DailyApiRequests: daily }) => ({ used: daily.Max - daily.Remaining, max: daily.Max }));

export const logFile = z.object({ Id: id, LogDate: time, Interval: z.string().nullish() }).transform((row) => ({
  id: row.Id,
  day: row.LogDate.slice(0, 10),
  daily: row.Interval !== 'Hourly',
}));
