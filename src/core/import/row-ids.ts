/** The ids that a row names, out of all its columns that hold some. */
import type { ObjectName } from '../sync-error.ts';
import { emailsOf } from './cell-kinds.ts';
import type { ColumnRole } from './column-role.ts';
import { countInColumn } from './counts.ts';
import { objectInHeader } from './object-names.ts';
import { isCutNumber, recordIds, type RecordId } from './record-ids.ts';
import type { Ids } from './targets.ts';
import { plainWords } from './words.ts';

export type RowIds = {
  readonly ids: Ids;
  /** What the header of the column says whose id it is. */
  readonly object: ObjectName | undefined;
  /** Cells whose text has no place in an error. */
  readonly leftOver: readonly (readonly [column: number, text: string])[];
  /** A spreadsheet cut an id short. */
  readonly isCut: boolean;
};

type Columns = readonly { readonly header: string; readonly role: ColumnRole }[];
const IN_ORDER: readonly ColumnRole[] = ['hubspot-id', 'salesforce-id', 'records'];

/** Of several columns of one system, the first that is filled is the record; a contact comes before its company. */
export function createRowIds(columns: Columns): (cell: (index: number) => string) => RowIds {
  const places = columns
    .map(({ header, role }, index) => ({
      index,
      rank: IN_ORDER.indexOf(role),
      object: objectInHeader(header)?.object,
      counts: role === 'records',
      // "Affected record IDs" may hold "104,105".
      isList: /(?:^| )ids$/.test(plainWords(header)),
    }))
    .filter(({ rank }) => rank !== -1)
    .toSorted((one, other) => one.rank - other.rank || Number(isCompany(one)) - Number(isCompany(other)));

  return (cell) => {
    const ids: Ids = { hubspot: [], salesforce: [] };
    const leftOver: (readonly [number, string])[] = [];
    let objectOfColumn: ObjectName | undefined;
    let isCut = false;
    for (const { index, object, counts, isList } of places) {
      const value = cell(index);
      if (value === '' || (counts && countInColumn(value) !== undefined)) continue;
      const found = recordIds(value, isList);
      const isTaken = found.some(({ system }) => ids[system].length > 0);
      if (isTaken) mend(ids, found);
      else {
        for (const id of found) ids[id.system].push(id);
        if (found.length > 0) objectOfColumn ??= object;
      }
      if (found.length === 0 && isCutNumber(value)) isCut = true;
      // An address, another record, and what is no id at all, are kept as they were.
      const isOther = isTaken && !found.every(({ id, system }) => ids[system].some((known) => known.id === id));
      if ((found.length === 0 && emailsOf(value).length === 0) || value.includes('/') || isOther)
        leftOver.push([index, value]);
    }
    return { ids, object: objectOfColumn, leftOver, isCut };
  };
}

const isCompany = ({ object }: { readonly object: ObjectName | undefined }) => object === 'companies';

/** An address beside its number tells the object as well. */
function mend(ids: Ids, found: readonly RecordId[]): void {
  for (const id of found) {
    const place = ids[id.system].findIndex((known) => known.id === id.id);
    if (place !== -1 && id.object !== undefined) ids[id.system][place] = id;
  }
}
