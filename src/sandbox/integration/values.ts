/** How a value is told on the other side, and whether both sides tell the same. */
import { idKey } from '../dataset/salesforce-id.ts';
import type { Link } from './types.ts';

const NUMBERS = new Set(['int', 'long', 'double', 'currency', 'percent']);
const DAY = /^\d{4}-\d{2}-\d{2}$/;

export function isBlank(value: unknown): value is null | undefined | '' {
  return value === null || value === undefined || (typeof value === 'string' && value.trim() === '');
}

/** A value as text; what has none (nothing, or an object) is empty. */
export function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

/** A HubSpot value as Salesforce's API takes it; what does not fit the field's type is sent as it is. */
export function toSalesforceValue({ field }: Link, value: string | null): unknown {
  if (isBlank(value)) return field.type === 'boolean' ? false : null;
  const text = value.trim();
  if (field.type === 'boolean') return text === 'true' || text === 'false' ? text === 'true' : value;
  if (NUMBERS.has(field.type)) return Number.isNaN(Number(text)) ? value : Number(text);
  if (field.type === 'date') return timeOf(text) === undefined ? value : dayOf(text);
  if (field.type === 'datetime') {
    const time = timeOf(text);
    return time === undefined ? value : new Date(time).toISOString();
  }
  return value;
}

/** A Salesforce value as HubSpot's API takes it: always a text, empty for none. */
export function toHubspotValue({ mapping, property }: Link, value: unknown): string {
  if (isBlank(value)) return '';
  const text = textOf(value);
  if (property.type === 'date') return dayOf(text);
  if (property.type === 'datetime') {
    const time = timeOf(text);
    return time === undefined ? text : new Date(time).toISOString();
  }
  // HubSpot keeps a company's domain without the rest of its address.
  if (mapping.object === 'companies' && mapping.property === 'domain') return domainOf(text);
  return text;
}

/** True when nothing needs to travel. */
export function isSame(link: Link, hubspot: string | null, salesforce: unknown): boolean {
  const { field, property } = link;
  if (isBlank(hubspot) || isBlank(salesforce)) {
    // A Salesforce checkbox is never blank.
    const says = (value: unknown) => !isBlank(value) && textOf(value).toLowerCase() !== 'false';
    return field.type === 'boolean' ? !says(hubspot) && !says(salesforce) : isBlank(hubspot) && isBlank(salesforce);
  }
  const ours = hubspot.trim();
  const theirs = textOf(salesforce).trim();
  if (ours === theirs || toHubspotValue(link, salesforce) === ours) return true;
  if (field.type === 'boolean') return ours.toLowerCase() === theirs;
  if (NUMBERS.has(field.type) || property.type === 'number') return Number(ours) === Number(theirs);
  if (field.type === 'date' || field.type === 'datetime') return isSameTime(field.type, ours, theirs);
  if (field.type === 'multipicklist') return partsOf(ours) === partsOf(theirs);
  if (field.type === 'email') return ours.toLowerCase() === theirs.toLowerCase();
  if (field.type === 'reference') return idKey(ours) === idKey(theirs);
  return ours.replaceAll('\r\n', '\n') === theirs.replaceAll('\r\n', '\n');
}

/** The values of a multi-select, sorted, without repetitions. */
function partsOf(text: string): string {
  const parts = text.split(';').map((part) => part.trim());
  return [...new Set(parts)]
    .filter((part) => part !== '')
    .sort()
    .join(';');
}

/** Salesforce keeps whole seconds. A day that HubSpot holds as a time may be told in another zone. */
function isSameTime(type: string, ours: string, theirs: string): boolean {
  const [hubspot, salesforce] = [timeOf(ours), timeOf(theirs)];
  if (hubspot === undefined || salesforce === undefined) return false;
  if (type === 'datetime' && !DAY.test(ours)) return Math.floor(hubspot / 1000) === Math.floor(salesforce / 1000);
  const hours = (hubspot - salesforce) / 3_600_000;
  return hours >= -14 && hours < 36;
}

/** ISO dates and times, Salesforce's `+0000`, and HubSpot's epoch milliseconds. */
function timeOf(text: string): number | undefined {
  if (/^-?\d{9,}$/.test(text)) return Number(text);
  if (!/^\d{4}-\d{2}-\d{2}/.test(text)) return undefined;
  const time = Date.parse(text.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
  return Number.isNaN(time) ? undefined : time;
}

function dayOf(text: string): string {
  if (DAY.test(text)) return text;
  const time = timeOf(text);
  return time === undefined ? text : new Date(time).toISOString().slice(0, 10);
}

function domainOf(url: string): string {
  return url
    .replace(/^[a-z]+:\/\//i, '')
    .replace(/^www\./i, '')
    .replace(/[/?#].*$/, '')
    .toLowerCase();
}
