/** How a value of one CRM is told in the terms of the other, as far as its type wants it otherwise. */
import type { HubspotProperty, Mapping, SalesforceField } from '../crm.ts';
import { parseTime } from './values.ts';

const DAY_MS = 24 * 60 * 60_000;
/** Beyond these a time is no JavaScript date (ECMA-262). */
const LAST_TIME = 8.64e15;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const ISO_TIME = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/;

/** Salesforce's types of numbers. */
export const NUMBER_FIELDS: ReadonlySet<string> = new Set(['int', 'long', 'double', 'currency', 'percent']);

/** A Salesforce value as HubSpot is sent it; one that does not fit the property's type stays as it is. */
export function asHubspot(mapping: Mapping, property: Pick<HubspotProperty, 'type'>, value: string): string {
  if (property.type === 'date') return DAY.test(value) ? value : (isoOf(value)?.slice(0, 10) ?? value);
  if (property.type === 'datetime') return isoOf(value) ?? value;
  if (mapping.object === 'contacts' && mapping.property === 'email') return value.trim().toLowerCase();
  if (mapping.object === 'companies' && mapping.property === 'domain') return domainOf(value);
  return value;
}

/** Milliseconds of a HubSpot time: an ISO date or time, or an epoch in milliseconds; undefined for anything else. */
export function instantOf(text: string): number | undefined {
  if (/^-?\d{1,15}$/.test(text)) return Number(text);
  if (!ISO_TIME.test(text) || !isCalendarDay(text.slice(0, 10))) return undefined;
  return parseTime(text);
}

/** True for a time that is a day and no more: HubSpot's dates are midnights of UTC. */
export const isMidnight = (instant: number): boolean => instant % DAY_MS === 0;

/** A HubSpot value as the day that a Salesforce date would get; undefined for what is no day. */
export function asSalesforceDay(value: string): string | undefined {
  const text = value.trim();
  const day = DAY.test(text) ? text : isoOf(text)?.slice(0, 10);
  return day !== undefined && isCalendarDay(day) ? day : undefined;
}

/** True for what a Salesforce date and time can be made of. */
export const isTime = (value: string): boolean => /^\d{4}-/.test(isoOf(value.trim()) ?? '');

/** The number that a Salesforce number would get; undefined for what is none. */
export function asNumber(value: string): number | undefined {
  const number = value.trim() === '' ? Number.NaN : Number(value);
  return Number.isFinite(number) ? number : undefined;
}

/** Figures before the decimal point that a Salesforce number has room for; undefined where describe does not say. */
export function roomOf({
  type,
  precision,
  scale,
}: Pick<SalesforceField, 'type' | 'precision' | 'scale'>): number | undefined {
  // Whole numbers have nine digits unless describe tells fewer.
  if (type === 'int') return precision > 0 ? precision : 9;
  return precision > 0 ? precision - scale : undefined;
}

/** The host of a web address or domain, in lower case, without `www.`. */
export function domainOf(url: string): string {
  return url
    .trim()
    .replace(/^[a-z]+:\/\//i, '')
    .replace(/^www\./i, '')
    .replace(/[/?#].*$/s, '')
    .toLowerCase();
}

function isoOf(text: string): string | undefined {
  const time = parseTime(text);
  return time === undefined || Math.abs(time) > LAST_TIME ? undefined : new Date(time).toISOString();
}

/** JavaScript rolls the 31st of a short month over instead of refusing it. */
function isCalendarDay(day: string): boolean {
  const time = DAY.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
}
