/** Comparing one value of HubSpot with one of Salesforce, after the conversions that the sync makes between their types. */
import type { HubspotProperty, SalesforceField, SalesforceValue } from '../crm.ts';
import { sameId } from '../ids.ts';

export type HubspotValue = string | null | undefined;

const NUMBER_TYPES = new Set(['int', 'long', 'double', 'currency', 'percent']);
const TIME_TYPES = new Set(['date', 'datetime']);
const MINUTE = 60_000;

/** A value that says nothing: HubSpot's APIs write an emptied property as null or as an empty string. */
export function isBlank(value: HubspotValue | SalesforceValue): value is null | undefined | '' {
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}

/** The values of a multi-select, which both CRMs join with `;`; of anything else the value itself. */
export function splitValues(value: string, multiple: boolean): readonly string[] {
  if (!multiple) return [value];
  return value
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** True when both sides mean the same, so that no sync is pending between them. */
export function sameValue(
  property: Pick<HubspotProperty, 'type'>,
  field: Pick<SalesforceField, 'type'>,
  hubspot: HubspotValue,
  salesforce: SalesforceValue | undefined,
): boolean {
  if (isBlank(hubspot) || isBlank(salesforce)) {
    if (field.type !== 'boolean') return isBlank(hubspot) && isBlank(salesforce);
    // A Salesforce checkbox is never blank: unticked is what HubSpot's empty one means.
    return (isBlank(hubspot) || hubspot.toLowerCase() === 'false') && (isBlank(salesforce) || salesforce === false);
  }
  if (hubspot === salesforce) return true;
  if (typeof salesforce === 'boolean') return hubspot.trim().toLowerCase() === String(salesforce);
  if (typeof salesforce === 'number' || NUMBER_TYPES.has(field.type)) return Number(hubspot) === Number(salesforce);
  const [ours, theirs] = [normalise(hubspot), normalise(salesforce)];
  if (ours === theirs) return true;
  if (property.type === 'number') return Number(ours) === Number(theirs);
  if (TIME_TYPES.has(field.type) || TIME_TYPES.has(property.type))
    return sameTime(property.type, field.type, ours, theirs);
  if (field.type === 'multipicklist') return sameSet(splitValues(ours, true), splitValues(theirs, true));
  // HubSpot keeps emails in lower case.
  if (field.type === 'email') return ours.toLowerCase() === theirs.toLowerCase();
  if (field.type === 'reference') return sameId(ours, theirs);
  return false;
}

/** Salesforce trims text and writes line ends its own way. */
function normalise(text: string): string {
  return text.trim().replaceAll('\r\n', '\n');
}

function sameSet(ours: readonly string[], theirs: readonly string[]): boolean {
  return ours.every((value) => theirs.includes(value)) && theirs.every((value) => ours.includes(value));
}

function sameTime(propertyType: string, fieldType: string, ours: string, theirs: string): boolean {
  const [hubspot, salesforce] = [parseTime(ours), parseTime(theirs)];
  if (hubspot === undefined || salesforce === undefined) return false;
  const hubspotIsDay = propertyType === 'date' || isDay(ours);
  if (hubspotIsDay && fieldType === 'date') return dayOf(hubspot) === dayOf(salesforce);
  if (hubspotIsDay) return isDayOf(salesforce, dayOf(hubspot));
  if (fieldType === 'date') return isDayOf(hubspot, dayOf(salesforce));
  // Salesforce keeps whole seconds.
  return Math.floor(hubspot / 1000) === Math.floor(salesforce / 1000);
}

/** True when the instant falls on the day somewhere: the account's time zone, which decides, is not known here. */
function isDayOf(instant: number, day: number): boolean {
  return dayOf(instant - 12 * 60 * MINUTE) <= day && day <= dayOf(instant + 14 * 60 * MINUTE);
}

const dayOf = (instant: number) => Math.floor(instant / (24 * 60 * MINUTE));
const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text);

/** ISO dates and times, Salesforce's `+0000`, and HubSpot's epoch milliseconds. */
export function parseTime(text: string): number | undefined {
  if (/^-?\d{9,}$/.test(text)) return Number(text);
  if (!/^\d{4}-\d{2}-\d{2}/.test(text)) return undefined;
  const time = Date.parse(text.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
  return Number.isNaN(time) ? undefined : time;
}
