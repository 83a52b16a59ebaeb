/** Salesforce's answers as we need them, and what they are to the rest of sfsync. */
import { z } from 'zod';
import type { SalesforceField, SalesforceRecord, SalesforceUser } from '../core/crm.ts';
import { toId18 } from '../core/ids.ts';
import type { SalesforceObject } from '../core/sync-error.ts';
import { VendorError } from '../jobs/vendor-error.ts';

/** Throws VendorError `bad-answer` with the call and the path that was wrong, never the value. */
export function parse<T>(schema: z.ZodType<T>, answer: unknown, call: string): T {
  const result = schema.safeParse(answer);
  if (result.success) return result.data;
  const wrong = result.error.issues.slice(0, 3).map((issue) => `${issue.path.join('.') || 'answer'} (${issue.code})`);
  throw new VendorError('salesforce', 'bad-answer', `${call}: ${wrong.join(', ')}`);
}

/** In 18 characters, though an answer may have 15. */
export const id = z
  .string()
  .regex(/^(?:[A-Za-z0-9]{15}|[A-Za-z0-9]{18})$/)
  .transform((text) => (text.length === 15 ? (toId18(text) ?? text) : text));
/** `2026-01-31T08:00:00.000+0000` in the API. */
export const time = z
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

const isObject = (row: unknown): boolean => typeof row === 'object' && row !== null && !Array.isArray(row);
const ID = /^[A-Za-z0-9]{18}$/;
const UTC = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+0000$/;

/** As `time` reads it, or undefined. Salesforce's usual form needs no calendar. */
function isoTime(text: unknown): string | undefined {
  if (typeof text !== 'string') return undefined;
  const iso = UTC.test(text) ? `${text.slice(0, -5)}Z` : text;
  const at = Date.parse(iso);
  if (Number.isNaN(at)) return undefined;
  return iso === text ? new Date(at).toISOString() : iso;
}

/**
 * By hand, and the row itself becomes the record's fields: an audit reads every record, and a schema of them or a copy takes
 * longer than reading the page does. What is no plain value is set to undefined: `attributes`, and compound fields (addresses),
 * whose parts are fields of their own.
 */
export const recordOf = (object: SalesforceObject) =>
  z.custom<Record<string, unknown>>(isObject).transform((row, context): SalesforceRecord => {
    const { Id } = row;
    const modifiedAt = isoTime(row['LastModifiedDate']);
    const key = typeof Id !== 'string' || ID.test(Id) ? Id : toId18(Id);
    if (typeof key !== 'string') return wrong(context, 'Id');
    if (modifiedAt === undefined) return wrong(context, 'LastModifiedDate');
    for (const name in row) if (typeof row[name] === 'object' && row[name] !== null) row[name] = undefined;
    row['Id'] = key;
    row['LastModifiedDate'] = modifiedAt;
    return { id: key, object, modifiedAt, fields: row as SalesforceRecord['fields'] };
  });

function wrong(context: z.RefinementCtx, field: string): never {
  context.addIssue({ code: 'custom', path: [field] });
  return z.NEVER;
}

export const identified = z.object({ Id: id });

const saveError = z.object({ statusCode: z.string(), message: z.string().catch('') });
export const saveResults = z.array(z.object({ success: z.boolean(), errors: z.array(saveError).catch([]) }));

/** What an answer leaves out must not make a rule find more: a field is optional and open then, an option active. */
const field = z
  .object({
    name: z.string(),
    label: z.string().nullish(),
    type: z.string(),
    length: z.number().catch(0),
    nillable: z.boolean().catch(true),
    createable: z.boolean().catch(true),
    updateable: z.boolean().catch(true),
    defaultedOnCreate: z.boolean().catch(false),
    calculated: z.boolean().catch(false),
    restrictedPicklist: z.boolean().catch(false),
    picklistValues: z
      .array(
        z.object({
          value: z.string(),
          label: z.string().nullish(),
          active: z.boolean().catch(true),
          validFor: z.string().nullish(),
        }),
      )
      .nullish(),
    referenceTo: z.array(z.string()).nullish(),
    precision: z.number().catch(0),
    digits: z.number().catch(0),
    scale: z.number().catch(0),
    unique: z.boolean().catch(false),
    externalId: z.boolean().catch(false),
    caseSensitive: z.boolean().catch(false),
    permissionable: z.boolean().optional().catch(undefined),
    controllerName: z.string().nullish(),
  })
  .transform(({ controllerName, digits, permissionable, ...row }): SalesforceField => ({
    ...row,
    label: row.label ?? row.name,
    // Whole numbers have digits in place of a precision.
    precision: row.precision || digits,
    ...(permissionable === undefined ? {} : { permissionable }),
    picklistValues: (row.picklistValues ?? []).map(({ validFor, ...option }) => ({
      ...option,
      label: option.label ?? option.value,
      ...(validFor ? { validFor } : {}),
    })),
    referenceTo: row.referenceTo ?? [],
    ...(controllerName ? { controller: controllerName } : {}),
  }));
export const describe = z.object({ queryable: z.boolean().nullish(), fields: z.array(field) });

export const USER_FIELDS = ['Id', 'Email', 'Name', 'Username', 'IsActive', 'UserType'];
export const user = z
  .object({
    Id: id,
    Email: z.string().nullish(),
    Name: z.string().nullish(),
    Username: z.string().nullish(),
    IsActive: z.boolean(),
    UserType: z.string().catch('Standard'),
  })
  .transform((row): SalesforceUser => ({
    id: row.Id,
    email: row.Email ?? '',
    name: row.Name ?? row.Username ?? row.Id,
    username: row.Username ?? '',
    active: row.IsActive,
    userType: row.UserType,
  }));

export const compositeAnswer = z
  .object({
    compositeResponse: z.array(z.object({ referenceId: z.string(), httpStatusCode: z.number(), body: z.unknown() })),
  })
  .transform((answer) => answer.compositeResponse);

/** The other limits, and keys of single apps within this one, are not looked at. */
export const limits = z
  .object({ DailyApiRequests: z.object({ Max: z.number(), Remaining: z.number() }) })
  .transform(({ DailyApiRequests: daily }) => ({ used: daily.Max - daily.Remaining, max: daily.Max }));

export const logFile = z.object({ Id: id, LogDate: time, Interval: z.string().nullish() }).transform((row) => ({
  id: row.Id,
  day: row.LogDate.slice(0, 10),
  daily: row.Interval !== 'Hourly',
}));
