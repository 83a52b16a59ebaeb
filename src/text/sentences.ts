/** Sentences about one error or one cause, made from data. They hold record values as they are: escape before mrkdwn. */
import { errorType } from '../core/catalogue/catalogue.ts';
import type { Cause } from '../core/fingerprint.ts';
import type { SyncError } from '../core/sync-error.ts';
import { catalogueEn } from './en/catalogue.ts';
import { en, type MessageKey } from './en/en.ts';
import type { Text, TextValues } from './text.ts';

export type TypeTexts = { readonly name: string; readonly meaning: string; readonly fix: readonly string[] };

/** Name, meaning and steps of an error type; an id that the catalogue lacks reads as the unknown type. */
export function typeTexts(_text: Text, type: string): TypeTexts {
  const texts: Readonly<Record<string, Omit<TypeTexts, 'name'>>> = catalogueEn;
  const [name] = errorType(type).names.en;
  return { name, ...(texts[type] ?? catalogueEn['other-unknown']) };
}

/** "Job title is 312 characters; Salesforce takes 128". */
export function errorSentence(text: Text, error: SyncError): string {
  return sentence(text, 'error', error) ?? error.rawMessage ?? listedSentence(text, error);
}

/** What a cause's errors have in common: "Job title is longer than the 128 characters that Salesforce takes". */
export function causeSentence(text: Text, cause: Cause): string {
  const { example } = cause;
  if (!isAudited(example)) return listedSentence(text, example);
  return sentence(text, 'cause', example) ?? errorSentence(text, example);
}

/** Only an audit knows all that our sentences tell: what HubSpot's list alone has speaks in its own words. */
const isAudited = ({ sources }: SyncError) => sources.includes('audit');

/** "String too long: Title", "Salesforce flow: Lead before save". */
function listedSentence(text: Text, { type, property, field, params }: SyncError): string {
  const { name } = typeTexts(text, type);
  const place = params['rule'] ?? params['flow'] ?? params['trigger'] ?? property ?? field;
  return place === undefined ? name : text('cause.listed', { name, place });
}

function sentence(text: Text, group: 'error' | 'cause', error: SyncError): string | undefined {
  if (!isAudited(error)) return undefined;
  const base = `${group}.${error.type}`;
  const variant = error.direction === undefined ? undefined : `${base}.${error.direction}`;
  const unmapped = error.property === undefined ? `${base}.unmapped` : undefined;
  const key = [unmapped, variant, base].find((name) => name !== undefined && isKey(name));
  return key === undefined ? undefined : text(key, valuesOf(error));
}

const isKey = (name: string): name is MessageKey => Object.hasOwn(en, name);

/** Names fall back to API names, so that a sentence never has a hole. */
function valuesOf(error: SyncError): TextValues {
  const { property, field, value = '', params } = error;
  const label = property ?? field ?? '';
  return {
    label,
    fieldLabel: field ?? label,
    value,
    option: value,
    owner: value,
    account: value,
    length: 0,
    max: 0,
    ...params,
  };
}

/** Why a CRM could not be read, in words. `detail` is the vendor's own text: escape before mrkdwn. */
export function problemSentence(
  text: Text,
  { vendor, code, detail }: { readonly vendor: string; readonly code: string; readonly detail: string },
): string {
  const name = `vendor.${vendor}`;
  const key = `problem.${code}`;
  const values = { vendor: isKey(name) ? text(name) : vendor, detail };
  return isKey(key) ? text(key, values) : detail;
}
