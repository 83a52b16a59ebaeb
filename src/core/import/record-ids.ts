/** Record ids out of a cell: bare, in an address of either CRM, or several of them. */
import { toId18 } from '../ids.ts';
import type { ObjectName } from '../sync-error.ts';
import type { NamedObject } from './object-names.ts';

export type RecordId = Partial<NamedObject> & {
  readonly system: 'hubspot' | 'salesforce';
  /** Salesforce's in 18 characters. */
  readonly id: string;
};

/** The first three characters of a Salesforce id tell its object (help.salesforce.com, "Standard Field Record ID Prefix"). */
const PREFIXES: Readonly<Record<string, NamedObject>> = {
  '00Q': { object: 'contacts', salesforceObject: 'Lead' },
  '003': { object: 'contacts', salesforceObject: 'Contact' },
  '001': { object: 'companies', salesforceObject: 'Account' },
  '006': { object: 'deals', salesforceObject: 'Opportunity' },
  '00T': { object: 'tasks', salesforceObject: 'Task' },
};

/** HubSpot's object type ids and older path names, as its record addresses have them. */
const PATH_OBJECTS: Readonly<Record<string, ObjectName>> = {
  '0-1': 'contacts',
  '0-2': 'companies',
  '0-3': 'deals',
  '0-27': 'tasks',
  contact: 'contacts',
  company: 'companies',
  deal: 'deals',
  task: 'tasks',
};

const HUBSPOT_URL = /hubspot[a-z0-9.-]*\/.*?\/(?:record\/(\d+-\d+)|(contact|company|deal|task))\/(\d{1,20})(?![\d-])/i;
const SALESFORCE_URL = /(?:salesforce|force|cloudforce)\.com[^\s]*?\/([a-zA-Z0-9]{18}|[a-zA-Z0-9]{15})(?![a-zA-Z0-9])/;
/** Standard objects begin with 0 (or 500, 701, 800 for cases, campaigns, contracts), custom ones with a. */
const SALESFORCE_START = /^(?:0[0-9A-Za-z]{2}|500|701|80[0-9a-zA-Z]|a[0-9A-Za-z]{2})/;
/** "1,234" is a number, not two ids. */
const GROUPED_NUMBER = /^\d{1,3}(?:[.,]\d{3})+$/;
const MAX_IDS = 10_000;

/** The id that one word or address is. Undefined where it is none. */
export function recordId(text: string): RecordId | undefined {
  // The cheapest tests first: this runs on every id cell of a million rows.
  if (text.length <= 20) {
    if (isHubspotId(text)) return { system: 'hubspot', id: text };
    return salesforceId(text);
  }
  return text.includes('://') || text.includes('.com/') ? recordUrl(text) : undefined;
}

/** 1 to 20 digits that do not begin with 0. Whether they are an id or a count, the column has to tell. */
function isHubspotId(text: string): boolean {
  return /^[1-9]\d{0,19}$/.test(text);
}

/** The 18 characters of what is surely a Salesforce id: a word of 15 letters is none. */
function salesforceId(text: string): RecordId | undefined {
  if ((text.length !== 15 && text.length !== 18) || !SALESFORCE_START.test(text)) return undefined;
  const id = toId18(text);
  if (id === undefined || !/\d/.test(id)) return undefined;
  return { system: 'salesforce', id, ...PREFIXES[id.slice(0, 3)] };
}

function recordUrl(text: string): RecordId | undefined {
  const hubspot = HUBSPOT_URL.exec(text);
  if (hubspot !== null) {
    const [, type = '', path = '', id = ''] = hubspot;
    const object = PATH_OBJECTS[type] ?? PATH_OBJECTS[path.toLowerCase()];
    return { system: 'hubspot', id, ...(object === undefined ? {} : { object }) };
  }
  const [, id = ''] = SALESFORCE_URL.exec(text) ?? [];
  return salesforceId(id);
}

/** A number of more than eleven digits as Excel shows it, "1.23457E+11": the digits that made it an id are lost. */
export function isCutNumber(text: string): boolean {
  return text.length < 30 && /^['"=]*\d(?:[.,]\d+)?E\+\d{1,2}"?$/i.test(text);
}

/** What spreadsheets put around a number to keep it a text, or behind one that they took for an amount: `'101`, `="101"`, `101.0`. */
function undressed(cell: string): string {
  const last = cell.charCodeAt(cell.length - 1);
  const first = cell.charCodeAt(0);
  // ' and = before it, 0 and " behind it.
  if (first !== 39 && first !== 61 && last !== 48 && last !== 34) return cell;
  return cell.replace(/^(?:=(?="))?['"]?([1-9]\d{0,19})(?:[.,]0{1,2})?"?$/, '$1');
}

/**
 * All ids of a cell that holds nothing but ids or addresses; empty where it holds anything else. At most 10,000. `isList`: a
 * header in the plural says that "104,105" are two.
 */
export function recordIds(text: string, isList = false): readonly RecordId[] {
  const cell = undressed(text);
  const single = /\s/.test(cell) ? undefined : recordId(cell);
  if (single !== undefined) return [single];
  if (cell.length < 3 || (!isList && GROUPED_NUMBER.test(cell))) return [];
  const words = listOf(cell);
  const ids: RecordId[] = [];
  for (const word of words.slice(0, MAX_IDS)) {
    const id = recordId(word);
    if (id === undefined) return [];
    ids.push(id);
  }
  return ids;
}

/** The items of a list in one cell: separated by commas, semicolons, bars or white space, with or without brackets and quotes. */
export function listOf(cell: string): readonly string[] {
  return cell
    .replaceAll(/["'[\]{}]/g, ' ')
    .split(/[\s,;|]+/)
    .filter((word) => word !== '');
}
