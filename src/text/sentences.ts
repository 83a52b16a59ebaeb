/** Sentences about one error or one cause, made from data. They hold record values as they are: escape before mrkdwn. */
import { articleOf, errorType, type ErrorTypeId } from '../core/catalogue/catalogue.ts';
import type { Cause } from '../core/fingerprint.ts';
import type { Language } from '../core/language.ts';
import type { SyncError } from '../core/sync-error.ts';
import { readOverBudget } from '../jobs/budget.ts';
import { catalogueEn } from './en/catalogue.ts';
import { catalogueIt } from './it/catalogue.ts';
import { formatDateTime, isMessageKey, type Text } from './text.ts';
import { valuesOf } from './values.ts';

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
  const shared =
    culprit === undefined && errorType(type).causeBy === 'value' && value !== undefined && value.trim() !== '';
  const named = [culprit, property, field].find((part) => part !== undefined && String(part).trim() !== '');
  const place = [named ?? [], shared ? text('cause.listed.value', { value }) : []].flat();
  return place.length === 0 ? name : text('cause.listed', { name, place: place.join(' ') });
}

/**
 * What ends a cause, with its values in it: "Add the option “Partner” to the HubSpot property Industry". Undefined where too
 * little is known for that; the type's own steps hold then.
 */
export function causeFix(text: Text, error: SyncError): string | undefined {
  return sentence(text, 'fix', error);
}

type HingeForm = 'long' | 'short';

/** What a `likely` error depends on; undefined for a certain one, or where it is not told. */
export function hingeText(text: Text, { confidence, params }: SyncError, form: HingeForm): string | undefined {
  const key = `hinge.${form}.${String(params['hinge'])}`;
  return confidence === 'likely' && isMessageKey(key) ? text(key) : undefined;
}

/** " (likely: depends on the sync rule)" after a sentence; nothing after a certain error's. */
export function likelyMark(text: Text, error: SyncError): string {
  if (error.confidence !== 'likely') return '';
  const hinge = hingeText(text, error, 'short');
  return hinge === undefined ? text('details.record.likely') : text('details.record.likely.hinge', { hinge });
}

/** The first of an error's texts that wants nothing which the error lacks, so that a sentence never has a hole. */
function sentence(text: Text, group: 'error' | 'cause' | 'fix', error: SyncError): string | undefined {
  if (!isAudited(error)) return undefined;
  const values = valuesOf(text, error);
  const key = keysOf(group, error)
    .filter(isMessageKey)
    .find((name) => text.needs(name).every((value) => value in values));
  return key === undefined ? undefined : text(key, values);
}

/** From the most telling to the plainest: by the reason that a rule gave, by direction, and shorter for want of values. */
function keysOf(group: string, { type, params, direction, property }: SyncError): readonly string[] {
  const base = `${group}.${type}`;
  const { reason } = params;
  return [
    ...(typeof reason === 'string' ? [`${base}.${reason}`] : []),
    ...(property === undefined ? [`${base}.unmapped`] : []),
    base,
  ]
    .flatMap((name) => (direction === undefined ? [name] : [`${name}.${direction}`, name]))
    .flatMap((name) => [name, `${name}.short`]);
}

/** Why a CRM could not be read, in words. `detail` is the vendor's own text: escape before mrkdwn. */
export function problemSentence(
  text: Text,
  { vendor, code, detail }: { readonly vendor: string; readonly code: string; readonly detail: string },
): string {
  const name = `vendor.${vendor}`;
  const key = `problem.${code}`;
  const values = { vendor: isMessageKey(name) ? text(name) : vendor, detail, ...budgetValues(text, detail) };
  return isMessageKey(key) && text.needs(key).every((value) => value in values) ? text(key, values) : detail;
}

function budgetValues(text: Text, detail: string): { limit: number; until: string } | undefined {
  const facts = readOverBudget(detail);
  return facts && { limit: facts.limit, until: formatDateTime(text, facts.until) };
}
