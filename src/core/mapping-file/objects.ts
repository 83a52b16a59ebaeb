/** Which objects a cell, a column's header or a title speaks of. */
import { objectByName, type NamedObject } from '../import/object-names.ts';
import { plainWords } from '../import/words.ts';
import type { ObjectName, SalesforceObject } from '../sync-error.ts';

/** Without `salesforceObject`: any that is paired with the object. Empty where nothing is told. */
export type ToldObjects = { readonly object?: ObjectName; readonly salesforceObject?: SalesforceObject };

const SEVERAL = /[/,;|&+]|\s[-–—]\s|\s(?:and|or|e|o)\s/iu;
/** HubSpot's object is before it, Salesforce's behind it. */
const ARROW = /[→↔⇄]|<?[-=]+>/u;
const IN_SALESFORCE: Readonly<Record<ObjectName, SalesforceObject>> = {
  contacts: 'Contact',
  companies: 'Account',
  deals: 'Opportunity',
  tasks: 'Task',
};
/** What a HubSpot account is called as well. */
const VAGUE_IN_TITLES = new Set<SalesforceObject | undefined>(['Account']);

/**
 * The objects of a cell: "Contact", "Contatti", "Contact/Lead", "Company → Account". `isSalesforce`: the column is Salesforce's, so
 * that "Contact" is Salesforce's own. Undefined for a word that names none, or for objects that are no pair.
 */
export function objectsInCell(cell: string, isSalesforce: boolean): ToldObjects | undefined {
  if (plainWords(cell) === '') return {};
  const whole = objectByName(cell);
  if (whole !== undefined) return together([whole], isSalesforce);
  const [left = '', right, ...more] = cell.split(ARROW);
  if (right !== undefined && more.length === 0) {
    const [one, other] = [objectsInCell(left, false), objectsInCell(right, true)];
    return one === undefined || other?.object !== one.object ? undefined : other;
  }
  const parts = cell.split(SEVERAL).filter((part) => plainWords(part) !== '');
  const named = parts.map(objectByName);
  return named.includes(undefined)
    ? undefined
    : together(
        named.filter((one) => one !== undefined),
        isSalesforce,
      );
}

/** The objects that a column's header names beside what the column holds: "Lead field", "Proprietà contatto". */
export function objectsInHeader(words: readonly string[], isSalesforce: boolean): ToldObjects {
  const named = words.flatMap((word) => objectByName(word) ?? []);
  return together(named, isSalesforce) ?? {};
}

/** A title without these may as well be the name of a company. */
const MAPPINGS = /\b(?:mapp|propert|propriet|field|camp[oi]|obje|ogget)/;

/** The HubSpot object that a title above a list of mappings speaks of, where it is one alone. */
export function objectInTitle(title: string): ObjectName | undefined {
  return MAPPINGS.test(plainWords(title)) ? objectInFileName(title) : objectByName(title)?.object;
}

/** As with a title; a file of mappings need not say so. */
export function objectInFileName(title: string): ObjectName | undefined {
  const named = plainWords(title)
    .split(' ')
    .flatMap((word) => objectByName(word) ?? []);
  return together(
    named.filter(({ salesforceObject }) => !VAGUE_IN_TITLES.has(salesforceObject)),
    false,
  )?.object;
}

function together(named: readonly NamedObject[], isSalesforce: boolean): ToldObjects | undefined {
  const [object, ...others] = new Set(named.map((one) => one.object));
  if (object === undefined) return {};
  if (others.length > 0) return undefined;
  // HubSpot's "Contact" is Salesforce's lead or contact; with a lead beside it, it is both.
  const [salesforceObject, ...more] = new Set(
    named.map((one) => one.salesforceObject ?? (isSalesforce ? IN_SALESFORCE[object] : undefined)),
  );
  return salesforceObject === undefined || more.length > 0 ? { object } : { object, salesforceObject };
}
