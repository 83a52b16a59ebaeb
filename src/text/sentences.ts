/** Sentences about one error or one cause, made from data. They hold record values as they are: escape before mrkdwn. */
import { articleOf, errorType, type ErrorTypeId } from '../core/catalogue/catalogue.ts';
import type { Cause } from '../core/fingerprint.ts';
import type { Language } from '../core/language.ts';
import type { SyncError } from '../core/sync-error.ts';
import { catalogueEn } from './en/catalogue.ts';
import { catalogueIt } from './it/catalogue.ts';
import { isMessageKey, type Text, type TextValues } from './text.ts';

type OwnTexts = { readonly meaning: string; readonly fix: readonly string[] };
export type TypeTexts = OwnTexts & {
  readonly name: string;
  /** Address of the page to read. */
  readonly article: string;
};

const OWN_TEXTS: Readonly<Record<Language, Readonly<Record<ErrorTypeId, OwnTexts>>>> = {
  en: catalogueEn,
  it: catalogueIt,
};

/** Name, meaning, steps and article of an error type; an id that the catalogue lacks reads as the unknown type. */
export function typeTexts({ language }: Pick<Text, 'language'>, type: string): TypeTexts {
  const known = errorType(type);
  const texts: Readonly<Record<string, OwnTexts>> = OWN_TEXTS[language];
  const own = texts[known.id] ?? OWN_TEXTS[language]['other-unknown'];
  // HubSpot writes its names with straight apostrophes, and so must what finds them; a reader gets typographic ones.
  return { name: known.names[language][0].replaceAll("'", '’'), ...own, article: articleOf(known, language) };
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

/** "String too long: Title", "Restricted picklist value: Industry “Partner”", "Salesforce flow: Lead before save". */
function listedSentence(text: Text, { type, property, field, value, params }: SyncError): string {
  const { name } = typeTexts(text, type);
  const culprit = params['rule'] ?? params['flow'] ?? params['trigger'];
  // The value only where all of the cause's errors have it.
  const shared = culprit === undefined && errorType(type).causeBy === 'value' && value !== undefined && value !== '';
  const place = [culprit ?? property ?? field ?? [], shared ? text('cause.listed.value', { value }) : []].flat();
  return place.length === 0 ? name : text('cause.listed', { name, place: place.join(' ') });
}

function sentence(text: Text, group: 'error' | 'cause', error: SyncError): string | undefined {
  if (!isAudited(error)) return undefined;
  const base = `${group}.${error.type}`;
  const variant = error.direction === undefined ? undefined : `${base}.${error.direction}`;
  const unmapped = error.property === undefined ? `${base}.unmapped` : undefined;
  const key = [unmapped, variant, base].find((name) => name !== undefined && isMessageKey(name));
  return key === undefined ? undefined : text(key, valuesOf(error));
}

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
  const values = { vendor: isMessageKey(name) ? text(name) : vendor, detail };
  return isMessageKey(key) ? text(key, values) : detail;
}
