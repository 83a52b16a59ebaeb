import type { OrderByClause } from '@jetstreamapp/soql-parser-js';
import type { SalesforceRow } from '../crm.ts';
import { isNumeric, isSortable } from './fields.ts';
import { resolveFunction } from './soql-functions.ts';
import { resolvePath, type Path, type Scope } from './soql-path.ts';
import { queryFailure } from './soql-syntax.ts';
import { textOf } from './text.ts';

type Key = string | number | boolean | null;
type Criterion = { readonly path: Path; readonly sign: 1 | -1; readonly nullsLast: boolean };

/** Text is put in order in any case; numbers and times by size. */
function keyOf(path: Path, row: SalesforceRow): Key {
  const value = path.value(row);
  if (value === null) return null;
  if (path.field.type === 'datetime') return Date.parse(textOf(value));
  if (isNumeric(path.field) || typeof value === 'number') return Number(value);
  return typeof value === 'boolean' ? value : textOf(value).toLowerCase();
}

function compareKeys(a: Key, b: Key, { sign, nullsLast }: Criterion): number {
  if (a === b) return 0;
  if (a === null || b === null) return (a === null) === nullsLast ? 1 : -1;
  return a < b ? -sign : sign;
}

/** Sorts rows by the ORDER BY clauses; empty values come first unless the query says otherwise. Throws INVALID_FIELD. */
export function sorted(
  rows: readonly SalesforceRow[],
  clauses: readonly OrderByClause[],
  scope: Scope,
  resolve?: (clause: OrderByClause) => Path | undefined,
): SalesforceRow[] {
  const criteria = clauses.map((clause): Criterion => {
    const own = resolve?.(clause);
    const path = own ?? ('fn' in clause ? resolveFunction(scope, clause.fn) : resolvePath(scope, clause.field));
    if (!own && !isSortable(path.field)) {
      const reason = `field '${path.field.name}' can not be sorted in a query call`;
      throw queryFailure('INVALID_FIELD', scope.soql, path.field.name, reason);
    }
    return { path, sign: clause.order === 'DESC' ? -1 : 1, nullsLast: clause.nulls === 'LAST' };
  });
  if (criteria.length === 0) return [...rows];
  const keyed = rows.map((row) => ({ row, keys: criteria.map(({ path }) => keyOf(path, row)) }));
  keyed.sort((a, b) => {
    for (const [i, criterion] of criteria.entries()) {
      const result = compareKeys(a.keys[i] ?? null, b.keys[i] ?? null, criterion);
      if (result !== 0) return result;
    }
    return 0;
  });
  return keyed.map(({ row }) => row);
}
