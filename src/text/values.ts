/** What a sentence about an error can say, in the reader's form. All of it may be record data: escape before mrkdwn. */
import type { Direction, Params, SyncError } from '../core/sync-error.ts';
import { formatList, numberFormat } from './formats.ts';
import { formatDay, formatMoment, formatWeekday, isMessageKey, type Text, type TextValues } from './text.ts';

type Values = Readonly<Record<string, string | number | boolean | undefined>>;

/** A value of 65,536 characters would push the rest of its sentence out of sight. */
const VALUE_MAX = 100;
const CHOICES_MAX = 5;

/**
 * An error's params with what else names it: `label` and `fieldLabel` fall back to API names, `choices` are the refused
 * options in quotes and `n` how many, `salesforceObjects` is the record's own object in the plural, `rule` and `wanted` are what
 * the receiving side takes. What is blank is left out, never an empty text.
 */
export function valuesOf(text: Text, error: SyncError): TextValues {
  const { property, field, salesforceObject, direction } = error;
  const value = shortened(error.value);
  const params = withoutBlanks(
    Object.fromEntries(Object.entries(error.params).map(([name, param]) => [name, shortened(param)])),
  );
  const named = withoutBlanks({
    label: property,
    fieldLabel: field,
    option: value,
    owner: value,
    account: value,
    stage: value,
    state: value,
    ...params,
    value: value && formOf(params)(text, value),
    limit: limitOf(text, params),
    salesforceObjects: nameOf(text, 'salesforceObject', salesforceObject),
    objects: objectsOf(text, params['objects']),
    toObjects: nameOf(text, 'object', params['to']),
    ...choicesOf(text, error),
  });
  return withoutBlanks({ ...named, rule: ruleOf(text, params, named), wanted: wantedOf(text, params, direction) });
}

/** Blanks alone would show as an empty pair of quotes. */
function withoutBlanks(values: Values): Record<string, string | number | boolean> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) =>
      value === undefined || (typeof value === 'string' && value.trim() === '') ? [] : [[name, value]],
    ),
  );
}

/** Never cut inside a surrogate pair. */
function shortened<T extends Values[string]>(value: T): T | string {
  if (typeof value !== 'string' || value.length <= VALUE_MAX) return value;
  return `${value.slice(0, VALUE_MAX - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/** The options that an error is about: `count` of them are joined with `;`, else the value is one, whatever is in it. */
function choicesOf(text: Text, { value, params }: SyncError): { choices?: string; n?: number } {
  if (value === undefined) return {};
  const { count } = params;
  const parts = typeof count === 'number' && count > 1 ? value.split(';') : [value];
  const filled = parts.filter((part) => part.trim() !== '');
  const quoted = filled
    .slice(0, CHOICES_MAX)
    .map((part) => text('cause.listed.value', { value: shortened(part.trim()) }));
  const more = filled.length > CHOICES_MAX ? ['…'] : [];
  return { choices: formatList(text, [...quoted, ...more]), n: filled.length };
}

/** "Account or Contact": what a lookup may point to. */
function objectsOf(text: Text, objects: Values[string]): string | undefined {
  if (typeof objects !== 'string') return undefined;
  return formatList(text, objects.split(', '), 'disjunction');
}

/** "contacts", for an API name of either CRM. */
function nameOf(text: Text, group: 'object' | 'salesforceObject', name: Values[string]): string | undefined {
  const key = `${group}.${String(name)}`;
  return isMessageKey(key) ? text(key) : undefined;
}

/** What a validation rule of HubSpot's lets pass: "numbers up to 1,000". */
function ruleOf(text: Text, { reason }: Params, values: TextValues): string | undefined {
  const base = `takes.rule.${String(reason)}`;
  const key = [base, `${base}.short`]
    .filter(isMessageKey)
    .find((name) => text.needs(name).every((value) => value in values));
  return key === undefined ? undefined : text(key, values);
}

/** What the receiving side's type lets pass: "dates". */
function wantedOf(text: Text, params: Params, direction: Direction | undefined): string | undefined {
  const key = `takes.type.${String(params[direction === 'to-hubspot' ? 'propertyType' : 'fieldType'])}`;
  return isMessageKey(key) ? text(key) : undefined;
}

type Form = (text: Text, raw: string) => string;

const asIs: Form = (_text, raw) => raw;

const asNumber: Form = ({ locale }, raw) =>
  /^[+-]?\d+(\.\d+)?$/.test(raw.trim())
    ? // As text, so that digits beyond a double's are kept.
      numberFormat(locale, { maximumFractionDigits: 20 }).format(raw.trim() as Intl.StringNumericLiteral)
    : raw;

const asDate =
  (format: (text: Text, at: Date) => string): Form =>
  (text, raw) => {
    const at = instantOf(raw);
    return at === undefined ? raw : format(text, at);
  };

/** HubSpot's names of weekdays, joined with a comma: "Monday or Friday". */
const asWeekdays: Form = (text, raw) => {
  const days = raw.split(',').map((name) => WEEKDAYS.indexOf(name.trim()) + 1);
  if (days.includes(0)) return raw;
  const names = days.map((day) => formatWeekday(text, day));
  return formatList(text, names, 'disjunction');
};

const WEEKDAYS = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'];

const asDay = asDate((text, at) => formatDay(text, at.toISOString()));
const asMoment = asDate(formatMoment);

/** By the reason of an error: HubSpot's kinds of validations whose values are no text, and Salesforce's room for numbers. */
const FORMS: Readonly<Record<string, Form>> = {
  'min-number': asNumber,
  'max-number': asNumber,
  decimal: asNumber,
  'max-significant-digits': asNumber,
  precision: asNumber,
  'start-date': asDay,
  'end-date': asDay,
  'start-datetime': asMoment,
  'end-datetime': asMoment,
  'days-of-week': asWeekdays,
};

const formOf = ({ reason }: Params): Form => (typeof reason === 'string' ? FORMS[reason] : undefined) ?? asIs;

/** Limits that are counts, and so decide about a plural. */
const COUNTS: ReadonlySet<string> = new Set(['min-length', 'max-length', 'decimal', 'max-significant-digits']);

function limitOf(text: Text, params: Params): string | number | boolean | undefined {
  const { limit, reason } = params;
  if (limit === undefined || typeof reason !== 'string') return limit;
  if (COUNTS.has(reason)) return Number.isFinite(Number(limit)) ? Number(limit) : undefined;
  return formOf(params)(text, String(limit));
}

/** ISO dates and times, Salesforce's `+0000`, and HubSpot's epoch milliseconds. */
function instantOf(raw: string): Date | undefined {
  const text = raw.trim();
  if (!/^-?\d{1,15}$|^\d{4}-\d{2}-\d{2}/.test(text)) return undefined;
  const isEpoch = /^-?\d+$/.test(text);
  const at = new Date(isEpoch ? Number(text) : text.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
  return Number.isNaN(at.getTime()) ? undefined : at;
}
