/** What one row tells of one of its records, as a sync error. */
import { errorType, type ErrorTypeId } from '../catalogue/catalogue.ts';
import type { Classification } from '../classifier/classify.ts';
import { errorKey, type ErrorObject, type Params, type SyncError } from '../sync-error.ts';
import { hashText } from '../hash.ts';
import type { NamedObject } from './object-names.ts';
import type { Target } from './targets.ts';

const ONE_OBJECT: Readonly<Partial<Record<ErrorTypeId, ErrorObject>>> = {
  'email-already-in-use': 'contacts',
  'invalid-email': 'contacts',
  'inactive-opportunity-stage': 'deals',
  'default-sales-process-unavailable': 'deals',
  'missing-or-invalid-opportunity-stage': 'deals',
};
const API_NAME = /__[a-z]{1,3}$|^[A-Z]/;

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

/** What a row tells of all its records. */
export type Told = {
  readonly classification: Classification;
  readonly named: ErrorTypeId | undefined;
  readonly object: NamedObject | undefined;
  readonly objectOfColumn: ErrorObject | undefined;
  /** The row names an object that is none of ours. */
  readonly isOtherObject: boolean;
  readonly property: string;
  readonly field: string;
  readonly value: string;
  readonly records: number | undefined;
  readonly rawMessage: string;
  readonly typeName: string;
  readonly extra: SyncError['extra'];
};

/** Built by assignment: spreads would take a third of the time that a file takes. */
export function toError(told: Told, { hubspot, salesforce, name }: Target): SyncError {
  const { classification, named, value, rawMessage, extra } = told;
  const type = named ?? classification.type;
  // Salesforce's prefix tells more than an address does: a lead is told from a contact.
  const object =
    salesforce?.object ??
    hubspot?.object ??
    told.object?.object ??
    (told.isOtherObject ? 'unknown' : (told.objectOfColumn ?? ONE_OBJECT[type] ?? 'unknown'));
  const own = told.object?.object === object ? told.object.salesforceObject : undefined;
  const salesforceObject = salesforce?.salesforceObject ?? own;
  const [direction, otherDirection] = errorType(type).directions;
  const error: Writable<SyncError> = {
    key: '',
    type,
    object,
    params: paramsOf(told),
    confidence: 'likely',
    sources: ['import'],
  };
  if (named !== undefined || classification.confidence === 'certain') error.confidence = 'certain';
  if (salesforceObject !== undefined) error.salesforceObject = salesforceObject;
  if (hubspot !== undefined) error.hubspotId = hubspot.id;
  if (salesforce !== undefined) error.salesforceId = salesforce.id;
  if (name !== '') error.name = name;
  if (value !== '') error.value = value;
  if (direction !== undefined && otherDirection === undefined) error.direction = direction;
  if (rawMessage !== '') error.rawMessage = rawMessage;
  if (extra !== undefined) error.extra = extra;
  const inMessage = fieldOf(classification, rawMessage);
  // Each CRM has its way of writing names: Salesforce's labels and API names begin with a capital.
  const isField = API_NAME.test(inMessage) || inMessage.includes(' ');
  const property = told.property || (isField ? '' : inMessage);
  const field = told.field || (isField ? inMessage : '');
  if (property !== '') error.property = property;
  if (field !== '') error.field = field;
  const hasId = hubspot !== undefined || salesforce !== undefined;
  error.key = errorKey(error, hasId ? '' : rowHash(error, told.typeName));
  return error;
}

/** Not the last word of a list before a colon: "Email, a, b: invalid email address" has an unquoted separator in it. */
const fieldOf = ({ field = '' }: Classification, message: string) =>
  field !== '' && message.includes(`, ${field}: `) ? '' : field;

/** What tells a row without ids from others: neither counts nor dates, which change from one export to the next. */
function rowHash(
  { rawMessage = '', name = '', object, value = '', extra = {} }: Omit<SyncError, 'key'>,
  typeName: string,
): string {
  const rest = name === '' ? Object.values(extra).filter((text) => !/^[\d\s.,:/TZ+-]+$/.test(text)) : [];
  return hashText([typeName, rawMessage, name, object, value, ...rest].join('\u0001'));
}

/** What sentences and counts need of a message: `max`, `length`, `rule`, `flow`, `trigger`, `records`. */
function paramsOf({ classification: { limit, rule, flow, trigger }, value, records }: Told): Params {
  const params: Record<string, string | number> = {};
  if (limit !== undefined) params['max'] = limit;
  if (limit !== undefined && value.length > limit) params['length'] = value.length;
  if (rule !== undefined) params['rule'] = rule;
  if (flow !== undefined) params['flow'] = flow;
  if (trigger !== undefined) params['trigger'] = trigger;
  if (records !== undefined) params['records'] = records;
  return params;
}
