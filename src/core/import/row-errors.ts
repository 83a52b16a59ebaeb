/** One row of an imported file becomes the sync errors that it tells. */
import { typeByName } from '../classifier/type-names.ts';
import type { SyncError } from '../sync-error.ts';
import { emailsOf } from './cell-kinds.ts';
import type { ColumnRole } from './column-role.ts';
import { beginsTotal, countInColumn, countInName } from './counts.ts';
import { extraHeaders } from './extra-headers.ts';
import { objectByName, objectInHeader } from './object-names.ts';
import { isCutNumber, recordIds } from './record-ids.ts';
import { remember } from './remember.ts';
import type { RowClassifier } from './row-classifier.ts';
import { createRowIds } from './row-ids.ts';
import { partsOf } from './several.ts';
import { isClosed, isStatusHeader } from './status.ts';
import { targetsOf } from './targets.ts';
import { toError } from './told-error.ts';

/** What a row is no error for: a word for a text. */
type RowFault = 'total' | 'no-error' | 'no-records' | 'resolved';

/** `errors` is empty with a `fault` where the row tells of none. */
export type RowErrors = {
  readonly errors: readonly SyncError[];
  readonly fault?: RowFault;
  /** A spreadsheet cut the record's id short. */
  readonly isCut?: boolean;
};

/** Longer cells are cut: Excel's own cells end here. */
const MAX_CELL = 32_767;
/** Roles whose text has no field of its own in an error, so that it is kept with the unknown columns. */
const KEPT: ReadonlySet<ColumnRole> = new Set(['extra', 'date', 'category', 'code']);
const ID_ROLES: ReadonlySet<ColumnRole> = new Set(['hubspot-id', 'salesforce-id']);
type Columns = readonly { readonly header: string; readonly role: ColumnRole }[];
/** A cell of a known column that has no field in an error. */
type LeftOver = readonly [column: number, text: string];

/**
 * The headers that the errors' `extra` will have as far as a file's first rows tell: what they leave over of the other columns
 * as well.
 */
export function keptHeaders(
  columns: readonly (Columns[number] & { readonly examples: readonly string[] })[],
): readonly string[] {
  const names = extraHeaders(columns.map(({ header }) => header));
  // "Company ID" beside "Contact ID".
  const isBeside = (role: ColumnRole, header: string) =>
    columns.filter((other) => other.role === role && objectInHeader(other.header) !== undefined).length > 1 &&
    objectInHeader(header) !== undefined;
  const hasName = columns.some(({ role }) => role === 'name');
  const leavesOver = ({ role, header, examples }: (typeof columns)[number]) =>
    (ID_ROLES.has(role) && isBeside(role, header)) ||
    (role === 'email' && hasName) ||
    (role === 'type' && examples.some((example) => typeByName(example) === undefined)) ||
    (ID_ROLES.has(role) &&
      examples.some((example) => example.includes('/') || isCutNumber(example) || recordIds(example).length === 0));
  return columns.flatMap((column, index) => (KEPT.has(column.role) || leavesOver(column) ? [names[index] ?? ''] : []));
}

/** Reads rows of a file with these columns. */
export function createRowErrors(columns: Columns, classifier: RowClassifier): (row: readonly string[]) => RowErrors {
  const places = Map.groupBy(columns.keys(), (index) => columns[index]?.role ?? 'extra');
  const objectOf = remember(objectByName);
  const first = new Map([...places].map(([role, [index]]) => [role, index]));
  const names = extraHeaders(columns.map(({ header }) => header));
  const statuses = columns.flatMap(({ role, header }, index) =>
    role === 'extra' && isStatusHeader(header) ? [index] : [],
  );
  const kept = columns.flatMap(({ role }, index) => (KEPT.has(role) ? [index] : []));
  const idsOf = createRowIds(columns);
  const closed = remember(isClosed);

  const cell = (row: readonly string[], index: number): string => {
    const text = (row[index] ?? '').trim();
    return text.length > MAX_CELL ? text.slice(0, MAX_CELL) : text;
  };
  const text = (row: readonly string[], role: ColumnRole): string => {
    const index = first.get(role);
    return index === undefined ? '' : cell(row, index);
  };

  const extraOf = (row: readonly string[], leftOver: readonly LeftOver[]): SyncError['extra'] => {
    const extra: Record<string, string> = {};
    let isEmpty = true;
    const keep = (name: string, value: string) => {
      if (value === '') return;
      extra[name] = value;
      isEmpty = false;
    };
    for (const index of kept) keep(names[index] ?? '', cell(row, index));
    for (const [index, value] of leftOver) keep(names[index] ?? '', value);
    // A row that is longer than its header.
    for (let index = columns.length; index < row.length; index++) keep(`Column ${index + 1}`, cell(row, index));
    return isEmpty ? undefined : extra;
  };

  return (row) => {
    const typeName = text(row, 'type');
    const message = text(row, 'message');
    const code = text(row, 'code');
    const { ids, object: objectOfColumn, leftOver: ofIds, isCut } = idsOf((index) => cell(row, index));
    const leftOver: LeftOver[] = [...ofIds];
    const hasIds = ids.hubspot.length > 0 || ids.salesforce.length > 0;
    if (isTotal(row, typeName, message, hasIds)) return TOTAL;
    // A list of records has ids, names and dates as well.
    if (typeName === '' && message === '' && code === '') return NO_ERROR;
    if (statuses.some((index) => closed(cell(row, index)))) return RESOLVED;
    const email = text(row, 'email');
    const name = text(row, 'name');
    const listed = text(row, 'records');
    const targets = targetsOf(ids, emailsOf(listed), name || email);
    const inName = typeName === '' ? undefined : countInName(typeName);
    const count = targets.length === 1 && !hasIds ? (countInColumn(listed) ?? inName?.count) : undefined;
    if (count === 0) return NO_RECORDS;
    const { classification, named } = classifier(message, typeName, code);
    if (named === undefined && typeName !== '' && message !== '')
      leftOver.push([places.get('type')?.[0] ?? 0, typeName]);
    if (email !== '' && name !== '') leftOver.push([places.get('email')?.[0] ?? 0, email]);
    const objectText = text(row, 'object');
    const told = {
      classification,
      named,
      object: objectOf(objectText),
      objectOfColumn,
      isOtherObject: /\p{L}{2}/u.test(objectText) && objectOf(objectText) === undefined,
      property: text(row, 'property'),
      field: text(row, 'field'),
      value: text(row, 'value') || (classification.value ?? ''),
      records: count,
      rawMessage: message || (named === undefined ? typeName : ''),
      typeName: inName?.name ?? typeName,
      extra: extraOf(row, leftOver),
    };
    const parts = partsOf(message || typeName, named, classifier);
    if (parts.length === 0) return { errors: targets.map((target) => toError(told, target)), isCut };
    const all = parts.map((part) => ({
      ...told,
      classification: part.classification,
      named: part.named,
      value: text(row, 'value') || (part.classification.value ?? ''),
      rawMessage: part.named === undefined ? part.text : '',
    }));
    return { errors: all.flatMap((one) => targets.map((target) => toError(one, target))), isCut };
  };
}

const TOTAL: RowErrors = { errors: [], fault: 'total' };
const NO_ERROR: RowErrors = { errors: [], fault: 'no-error' };
const NO_RECORDS: RowErrors = { errors: [], fault: 'no-records' };
const RESOLVED: RowErrors = { errors: [], fault: 'resolved' };

/** A company may be called Total: a summary has no error beside the word. */
function isTotal(row: readonly string[], typeName: string, message: string, hasIds: boolean): boolean {
  const first = row.find((value) => value.trim() !== '')?.trim() ?? '';
  // Where the type would be, a number beside it is the sum, not an id.
  return (
    (!hasIds || first === typeName) &&
    (typeName === '' || typeName === first) &&
    (message === '' || message === first) &&
    beginsTotal(first)
  );
}
