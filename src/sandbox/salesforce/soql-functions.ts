/** Functions of a date that SOQL takes in WHERE and GROUP BY, in UTC. */
import type { FunctionExp } from '@jetstreamapp/soql-parser-js';
import type { SalesforceRow } from '../crm.ts';
import { makeField } from './fields.ts';
import { resolvePath, type Path, type Scope } from './soql-path.ts';
import { queryFailure } from './soql-syntax.ts';
import { textOf } from './text.ts';

const DAY_MS = 86_400_000;

const DATE_FUNCTIONS: Readonly<Record<string, (at: Date) => number | string>> = {
  CALENDAR_YEAR: (at) => at.getUTCFullYear(),
  CALENDAR_QUARTER: (at) => Math.floor(at.getUTCMonth() / 3) + 1,
  CALENDAR_MONTH: (at) => at.getUTCMonth() + 1,
  FISCAL_YEAR: (at) => at.getUTCFullYear(),
  FISCAL_QUARTER: (at) => Math.floor(at.getUTCMonth() / 3) + 1,
  FISCAL_MONTH: (at) => at.getUTCMonth() + 1,
  DAY_IN_MONTH: (at) => at.getUTCDate(),
  DAY_IN_WEEK: (at) => at.getUTCDay() + 1,
  DAY_IN_YEAR: (at) => Math.floor((at.getTime() - Date.UTC(at.getUTCFullYear(), 0, 1)) / DAY_MS) + 1,
  DAY_ONLY: (at) => at.toISOString().slice(0, 10),
  HOUR_IN_DAY: (at) => at.getUTCHours(),
};

/** A path whose value is the function's result. Throws INVALID_FIELD, MALFORMED_QUERY. */
export function resolveFunction(scope: Scope, fn: FunctionExp): Path {
  const name = (fn.functionName ?? '').toUpperCase();
  const compute = DATE_FUNCTIONS[name];
  const parameter = fn.parameters?.[0];
  const written = fn.rawValue ?? name;
  if (!compute || typeof parameter !== 'string') {
    throw queryFailure('MALFORMED_QUERY', scope.soql, written, `unexpected token: '${name}'`);
  }
  const path = resolvePath(scope, parameter);
  if (path.field.type !== 'date' && path.field.type !== 'datetime') {
    throw queryFailure('INVALID_FIELD', scope.soql, written, `field '${path.field.name}' can not be used with ${name}`);
  }
  const value = (row: SalesforceRow) => {
    const at = path.value(row);
    return at === null ? null : compute(new Date(textOf(at)));
  };
  const field = makeField(written, name === 'DAY_ONLY' ? 'date' : 'int');
  return { ...path, field, names: [written], value, output: value };
}
