import { z } from 'zod';
import { toId18 } from '../core/ids.ts';
import type { SalesforceObject } from '../core/sync-error.ts';
import { VendorError } from '../jobs/vendor-error.ts';
import { id } from './answers.ts';
import { LONGEST_URL, queryPath } from './api.ts';
import type { SalesforceApi } from './api.ts';
import { chunks } from './chunks.ts';
import { select, soqlString } from './soql.ts';

/** Queries in one composite call. */
const QUERIES = 5;
/** Characters of one literal (SOQL and SOSL Reference, SOQL limits). What is longer fits no field that can be filtered by. */
const LONGEST_TEXT = 4000;

/**
 * Who holds which value, compared as Salesforce compares the field's values (text mostly in any case, without blanks around it).
 * One call for some 2,000 values of usual length, and a describe where the object was not described yet. What the field cannot
 * hold has no holders: a blank, more than 4,000 characters, no number, no id. Throws VendorError, for an object or field that is
 * refused too, and RangeError for names that are none.
 */
export async function readHolders(
  api: SalesforceApi,
  object: SalesforceObject,
  field: string,
  values: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const start = `${select(object, [...new Set(['Id', field])])} WHERE ${field} IN `;
  const byText = Map.groupBy(new Set(values), (value) => value.trim());
  if (byText.size === 0) return new Map();
  const read = readerOf(await api.typeOf(object, field));
  const literals = [...byText.keys()].flatMap((text) => literalOf(text, read) ?? []);
  const queries = rounds(literals).flatMap((round) => fitting(start, round));
  const holders = new Map<string, readonly string[]>();
  for (const some of chunks(queries, QUERIES)) {
    for (const [text, ids] of await ask(api, { name: `holders ${object}.${field}`, start, field, read }, some)) {
      for (const value of byText.get(text) ?? []) holders.set(value, ids);
    }
  }
  return holders;
}

/** A value in a query, and what the values that Salesforce may take for the same have in common. */
type Literal = { readonly text: string; readonly soql: string; readonly alike: string };
/** Undefined for what a field of the type cannot hold. */
type Reader = (text: string) => Omit<Literal, 'text'> | undefined;

const NUMBERS = new Set(['int', 'long', 'double', 'currency', 'percent']);
const PLAIN_NUMBER = /^-?\d+(\.\d+)?$/;

const readText: Reader = (text) => ({ soql: soqlString(text), alike: text.toLowerCase() });
const readNumber: Reader = (text) => {
  const alike = String(Number(text));
  const soql = PLAIN_NUMBER.test(text) ? text : alike;
  return text !== '' && PLAIN_NUMBER.test(soql) ? { soql, alike } : undefined;
};
const readId: Reader = (text) => {
  const whole = toId18(text);
  return whole === undefined ? undefined : { soql: soqlString(whole), alike: whole };
};

function readerOf(type: string | undefined): Reader {
  if (type === 'reference' || type === 'id') return readId;
  return type !== undefined && NUMBERS.has(type) ? readNumber : readText;
}

function literalOf(text: string, read: Reader): Literal | undefined {
  if (text === '' || text.length > LONGEST_TEXT) return undefined;
  const literal = read(text);
  return literal && { text, ...literal };
}

/** No two of a round are alike: a row then tells by its value which of them Salesforce took it for. */
function rounds(literals: readonly Literal[]): Literal[][] {
  const groups = [...Map.groupBy(literals, ({ alike }) => alike).values()];
  const most = groups.reduce((length, group) => Math.max(length, group.length), 0);
  return Array.from({ length: most }, (_, index) => groups.flatMap((group) => group[index] ?? []));
}

/** Groups whose query keeps to the URL's length. */
function fitting(start: string, literals: readonly Literal[]): Literal[][] {
  const groups: Literal[][] = [];
  let length = Infinity;
  for (const literal of literals) {
    const added = encodeURIComponent(`${literal.soql}, `).length;
    if (length + added > LONGEST_URL) {
      groups.push([]);
      length = queryPath(`${start}()`).length;
    }
    groups.at(-1)?.push(literal);
    length += added;
  }
  return groups;
}

type Question = { readonly name: string; readonly start: string; readonly field: string; readonly read: Reader };

async function ask(
  api: SalesforceApi,
  { name, start, field, read }: Question,
  queries: readonly (readonly Literal[])[],
): Promise<Map<string, string[]>> {
  const row = z.looseObject({ Id: id }).transform((one) => {
    const held = one[field];
    const isKnown = typeof held === 'string' || typeof held === 'number';
    return { id: one.Id, alike: isKnown ? read(String(held).trim())?.alike : undefined };
  });
  const paths = queries.map((literals, index): [string, string] => [
    `holders${index}`,
    queryPath(`${start}(${literals.map(({ soql }) => soql).join(', ')})`),
  ]);
  const parts = await api.composite(name, Object.fromEntries(paths));
  const holders = new Map<string, string[]>();
  for (const [index, literals] of queries.entries()) {
    const part = parts.get(`holders${index}`);
    if (!part) throw new VendorError('salesforce', 'bad-answer', `${name}: a part is missing`);
    if ('error' in part) throw part.error;
    const texts = new Map(literals.map(({ alike, text }) => [alike, text]));
    for (const { id: holder, alike } of (await api.rowsOf(name, part, row)) ?? []) {
      const text = texts.get(alike ?? '');
      if (text === undefined) continue;
      const ids = holders.get(text);
      if (ids) ids.push(holder);
      else holders.set(text, [holder]);
    }
  }
  return holders;
}
