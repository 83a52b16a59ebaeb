/** Queries with GROUP BY or aggregate functions: each group becomes a row whose columns are the expressions' values. */
import type { FunctionExp, GroupByClause, Query } from '@jetstreamapp/soql-parser-js';
import type { DescribeField, SalesforceRow } from '../crm.ts';
import { badRequest } from './failure.ts';
import { comparable } from './field-index.ts';
import { isGroupable, makeField } from './fields.ts';
import { salesforceTime } from './row-values.ts';
import { resolveFunction } from './soql-functions.ts';
import { sorted } from './soql-order.ts';
import { resolvePath, type Path, type Scope } from './soql-path.ts';
import { isFunctionField, writtenName, type Projector } from './soql-select.ts';
import { queryFailure, treeOf } from './soql-syntax.ts';
import { compileFilter, type FilterContext } from './soql-where.ts';

type Rows = readonly SalesforceRow[];
type Column = { readonly field: DescribeField; readonly compute: (rows: Rows) => unknown };

const asArray = <T>(value: T | readonly T[] | undefined): readonly T[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value as T];

/** The least value in the order of `sign`. */
function extreme(values: readonly unknown[], sign: 1 | -1): unknown {
  const rank = (value: unknown) => (typeof value === 'number' ? value : String(value).toLowerCase());
  return values.reduce<unknown>((best, value) => {
    if (best === null) return value;
    const isLess = rank(value) < rank(best);
    return isLess === (sign === 1) && rank(value) !== rank(best) ? value : best;
  }, null);
}

const sum = (values: readonly unknown[]): number => values.reduce<number>((total, value) => total + Number(value), 0);

/** `type` is the result's, where it is not the field's own. */
const AGGREGATES: Readonly<
  Record<string, { type?: string; of: (values: readonly unknown[], field: DescribeField) => unknown }>
> = {
  COUNT: { type: 'int', of: (values) => values.length },
  COUNT_DISTINCT: { type: 'int', of: (values, field) => new Set(values.map((value) => comparable(field, value))).size },
  SUM: { type: 'double', of: (values) => (values.length > 0 ? sum(values) : null) },
  AVG: { type: 'double', of: (values) => (values.length > 0 ? sum(values) / values.length : null) },
  MIN: { of: (values) => extreme(values, 1) },
  MAX: { of: (values) => extreme(values, -1) },
};

const isAggregate = (fn: { functionName?: string }): boolean => (fn.functionName ?? '').toUpperCase() in AGGREGATES;

/** True for a query that gives groups instead of records. `SELECT COUNT()` gives neither: see `isCountOnly`. */
export function isAggregateQuery(query: Query): boolean {
  return (
    query.groupBy !== undefined || (query.fields ?? []).some((field) => isFunctionField(field) && isAggregate(field))
  );
}

export function isCountOnly(query: Query): boolean {
  const [field, ...others] = query.fields ?? [];
  return (
    others.length === 0 &&
    field !== undefined &&
    isFunctionField(field) &&
    field.functionName.toUpperCase() === 'COUNT' &&
    field.parameters.length === 0
  );
}

const keyOf = (fn: FunctionExp): string => (fn.rawValue ?? '').replaceAll(/\s/g, '').toUpperCase();

function aggregateColumn(scope: Scope, fn: FunctionExp): Column {
  const name = (fn.functionName ?? '').toUpperCase();
  const aggregate = AGGREGATES[name];
  const parameter = fn.parameters?.[0];
  if (!aggregate || typeof parameter !== 'string') {
    throw queryFailure('MALFORMED_QUERY', scope.soql, fn.rawValue ?? name, `unexpected token: '${name}'`);
  }
  const path = resolvePath(scope, parameter);
  const field = aggregate.type === undefined ? path.field : makeField(keyOf(fn), aggregate.type);
  const compute = (rows: Rows) =>
    aggregate.of(
      rows.map(path.value).filter((value) => value !== null),
      path.field,
    );
  return { field, compute };
}

function groupPath(scope: Scope, clause: GroupByClause): { key: string; path: Path } {
  const isFunction = 'fn' in clause;
  const path = isFunction ? resolveFunction(scope, clause.fn) : resolvePath(scope, clause.field);
  if (!isFunction && !isGroupable(path.field)) {
    const reason = `field '${path.field.name}' can not be grouped in a query call`;
    throw queryFailure('INVALID_FIELD', scope.soql, path.field.name, reason);
  }
  return { key: isFunction ? keyOf(clause.fn) : path.names.join('.').toUpperCase(), path };
}

/** Groups rows and evaluates HAVING and ORDER BY on the groups. Throws INVALID_FIELD, MALFORMED_QUERY. */
export function aggregate(
  rows: Rows,
  query: Query,
  context: FilterContext,
): { rows: SalesforceRow[]; project: Projector } {
  const { scope } = context;
  const columns = new Map<string, Column>();
  const groups = asArray<GroupByClause>(query.groupBy).map((clause) => groupPath(scope, clause));
  for (const { key, path } of groups) {
    columns.set(key, { field: path.field, compute: ([first]) => (first ? path.value(first) : null) });
  }

  const columnPath = (key: string): Path | undefined => {
    const column = columns.get(key);
    if (!column) return undefined;
    const value = (row: SalesforceRow) => row[key] ?? null;
    return { field: column.field, names: [key], value, output: value, parents: () => [] };
  };
  const expression = (operand: string | FunctionExp): Path | undefined => {
    if (typeof operand === 'string') return columnPath(resolvePath(scope, operand).names.join('.').toUpperCase());
    const key = keyOf(operand);
    if (!columns.has(key) && isAggregate(operand)) columns.set(key, aggregateColumn(scope, operand));
    return columnPath(key);
  };

  let unnamed = 0;
  const outputs = (query.fields ?? []).map((field) => {
    const written = writtenName(scope, field);
    const path = isFunctionField(field) ? expression(field) : expression(written);
    if (!path) throw badRequest('MALFORMED_QUERY', `Field must be grouped or aggregated: ${written}`);
    const alias = 'alias' in field ? field.alias : undefined;
    const name = alias ?? (isFunctionField(field) ? `expr${unnamed++}` : resolvePath(scope, written).field.name);
    const isTime = path.field.type === 'datetime';
    return { name, read: (row: SalesforceRow) => (isTime ? salesforceTime(path.value(row)) : path.value(row)) };
  });
  const having =
    query.having &&
    compileFilter(treeOf(query.having, scope.soql), { ...context, resolve: (c) => expression(c.operand) });
  const order = asArray(query.orderBy);
  for (const clause of order) if ('fn' in clause) expression(clause.fn);

  const keyOfRow = (row: SalesforceRow) => groups.map(({ path }) => comparable(path.field, path.value(row))).join('\0');
  const grouped = groups.length === 0 ? [rows] : [...Map.groupBy(rows, keyOfRow).values()];
  const groupRows = grouped
    .map((members): SalesforceRow => {
      const values = [...columns].map(([key, { compute }]) => [key, compute(members)]);
      return { Id: '', ...Object.fromEntries(values) };
    })
    .filter((row) => having?.test(row) ?? true);
  const resolve = (clause: (typeof order)[number]) => expression('fn' in clause ? clause.fn : clause.field);

  return {
    rows: sorted(groupRows, order, scope, resolve),
    project: () => (row) => ({
      attributes: { type: 'AggregateResult' },
      ...Object.fromEntries(outputs.map(({ name, read }) => [name, read(row)])),
    }),
  };
}
