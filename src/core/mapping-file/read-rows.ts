/** Mappings out of the rows of a list whose shape is not known beforehand. */
import { plainWords } from '../import/words.ts';
import type { CustomMapping } from '../mappings.ts';
import { OBJECT_PAIRS } from '../mappings.ts';
import { SALESFORCE_OBJECTS, type SalesforceObject } from '../sync-error.ts';
import { columnsOf, type MappingColumns } from './columns.ts';
import { objectInFileName, objectInTitle, objectsInCell, type ToldObjects } from './objects.ts';
import { ruleByWords } from './rule-words.ts';

export type Row = { readonly cells: readonly string[]; /** 1-based. */ readonly line: number };

/**
 * What could not be read of a row. `rule`: its words are not known, and the mapping counts with an unknown rule; the others leave
 * the row out. `objects`: its two objects are no pair.
 */
export type RowNote = {
  /** 1-based; `file` is the file's name, where there are several. */
  readonly line: number;
  readonly file?: string;
  readonly reason: 'no-property' | 'no-field' | 'object' | 'objects' | 'rule' | 'quote';
  /** The words that were not understood: untrusted text. */
  readonly value?: string;
};

export type MappingList = { readonly mappings: readonly CustomMapping[]; readonly notes: readonly RowNote[] };

/** The header is looked for among these. */
const FIRST_ROWS = 20;
const MAX_TITLE = 60;

/** The place of the header, with what its columns hold. Undefined where no row heads a property and a field. */
export function findMappingHeader(
  rows: readonly Row[],
): { readonly at: number; readonly columns: MappingColumns } | undefined {
  for (const [at, { cells }] of rows.slice(0, FIRST_ROWS).entries()) {
    const columns = columnsOf(cells);
    if (columns !== undefined) return { at, columns };
  }
  return undefined;
}

/** `name`: the file's, which may tell the object where no column does. */
export function readMappingRows(
  rows: readonly Row[],
  { at, columns }: { readonly at: number; readonly columns: MappingColumns },
  name: string,
): MappingList {
  const titles = rows.slice(0, at).flatMap(({ cells }) => {
    const [title, ...others] = cells.filter((cell) => cell.trim() !== '');
    return title === undefined || others.length > 0 || title.length > MAX_TITLE ? [] : title;
  });
  const byTitles = titles.map(objectInTitle).find((found) => found !== undefined);
  const object = byTitles ?? objectInFileName(name.replace(/\.\w+$/, ''));
  const read = rows.slice(at + 1).map((row) => readRow(row, columns, object === undefined ? {} : { object }));
  return {
    mappings: read.flatMap(({ mappings }) => mappings ?? []),
    notes: read.flatMap(({ note }) => note ?? []),
  };
}

function readRow(
  { cells, line }: Row,
  columns: MappingColumns,
  byTitle: ToldObjects,
): { readonly mappings?: readonly CustomMapping[]; readonly note?: RowNote } {
  const cell = (column: number | undefined) => (column === undefined ? '' : tidy(cells[column] ?? ''));
  const firstFilled = (list: readonly number[]) => list.map(cell).find((text) => plainWords(text) !== '');
  const inHubspot = objectsInCell(cell(columns.object), false);
  const inSalesforce = objectsInCell(cell(columns.salesforceObject), true);
  if (inHubspot === undefined || inSalesforce === undefined) {
    const value = cell(inHubspot === undefined ? columns.object : columns.salesforceObject);
    return { note: { line, reason: 'object', value } };
  }
  const property = firstFilled(columns.property);
  if (property === undefined) return { note: { line, reason: 'no-property' } };
  const fields = fieldsOf(columns, firstFilled);
  if (fields.length === 0) return { note: { line, reason: 'no-field' } };
  const words = cell(columns.rule);
  const rule = ruleByWords(words);
  const mappings = fields.flatMap(({ field, salesforceObject }): CustomMapping[] => {
    const byField = salesforceObject === undefined ? {} : toldBy(salesforceObject);
    // What the row says comes before what heads its columns, and that before the file's name.
    const told = together([inHubspot, inSalesforce, byField], columns.told, byTitle);
    if (told === undefined) return [];
    return [{ ...told, property, field, ...(rule === undefined || rule === 'unknown' ? {} : { rule }), line }];
  });
  if (mappings.length === 0) return { note: { line, reason: 'objects' } };
  return { mappings, ...(rule === 'unknown' ? { note: { line, reason: 'rule', value: words } } : {}) };
}

/** Columns whose header names an object come before one that does not. */
function fieldsOf(
  { field }: MappingColumns,
  firstFilled: (columns: readonly number[]) => string | undefined,
): readonly { readonly field: string; readonly salesforceObject?: SalesforceObject }[] {
  const filled = [...field].flatMap(([salesforceObject, list]) => {
    const text = firstFilled(list);
    if (text === undefined) return [];
    return salesforceObject === undefined ? withPrefix(text) : { field: text, salesforceObject };
  });
  const ofObjects = filled.filter(({ salesforceObject }) => salesforceObject !== undefined);
  return ofObjects.length > 0 ? ofObjects : filled;
}

/** "Contact.Title" tells its object. */
function withPrefix(text: string): { readonly field: string; readonly salesforceObject?: SalesforceObject } {
  const [, prefix, field = text] = /^(\w+)\.(\w+)$/.exec(text) ?? [];
  const salesforceObject = SALESFORCE_OBJECTS.find((object) => object.toLowerCase() === prefix?.toLowerCase());
  return salesforceObject === undefined ? { field: text } : { field, salesforceObject };
}

const pairOf = (salesforceObject: SalesforceObject | undefined) =>
  OBJECT_PAIRS.find(([, other]) => other === salesforceObject)?.[0];

function toldBy(salesforceObject: SalesforceObject): ToldObjects {
  const object = pairOf(salesforceObject);
  return { ...(object === undefined ? {} : { object }), salesforceObject };
}

/** Undefined where those of the row contradict one another; what is told elsewhere fills in what the row leaves open. */
function together(ofRow: readonly ToldObjects[], ...others: readonly ToldObjects[]): ToldObjects | undefined {
  const objects = new Set(ofRow.flatMap(({ object }) => object ?? []));
  const salesforceObjects = new Set(ofRow.flatMap((told) => told.salesforceObject ?? []));
  if (objects.size > 1 || salesforceObjects.size > 1) return undefined;
  const [object = others.find((told) => told.object !== undefined)?.object] = objects;
  const [salesforceObject] = salesforceObjects;
  return {
    ...(object === undefined ? {} : { object }),
    ...(salesforceObject === undefined ? {} : { salesforceObject }),
  };
}

const tidy = (cell: string) => cell.normalize('NFC').replaceAll(/\s+/g, ' ').trim();
