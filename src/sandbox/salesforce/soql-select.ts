/** What a query selects, and how a row of its answer is made. */
import type { FieldFunctionExpression, FieldType, Query } from '@jetstreamapp/soql-parser-js';
import type { SalesforceRow } from '../crm.ts';
import { badRequest } from './failure.ts';
import { resolvePath, type Path, type Scope } from './soql-path.ts';
import { queryFailure } from './soql-syntax.ts';

const MOST_ROWS_OF_ALL_FIELDS = 200;

/** The version in an answer's URLs, as `v67.0`. */
export type Projector = (version: string) => (row: SalesforceRow) => Record<string, unknown>;
export type Selection = { readonly paths: readonly Path[]; readonly project: Projector };

export const isFunctionField = (field: FieldType): field is FieldFunctionExpression =>
  field.type === 'FieldFunctionExpression';

/** The field's path as it was written, with the alias of its object. Throws for what the sandbox's SOQL lacks. */
export function writtenName(scope: Scope, field: FieldType): string {
  if (field.type === 'FieldTypeof') {
    throw queryFailure('MALFORMED_QUERY', scope.soql, 'TYPEOF', "unexpected token: 'TYPEOF'");
  }
  if (field.type === 'FieldSubquery') {
    const name = field.subquery.relationshipName;
    const reason =
      `Didn't understand relationship '${name}' in FROM part of query call. If you are attempting to use a custom ` +
      "relationship, be sure to append the '__r' after the custom relationship name. Please reference your WSDL or " +
      'the describe call for the appropriate names.';
    throw queryFailure('INVALID_TYPE', scope.soql, name, reason);
  }
  if ('rawValue' in field && field.rawValue !== undefined) return field.rawValue;
  if (field.type === 'FieldFunctionExpression') return field.functionName;
  return field.type === 'FieldRelationship' ? [...field.relationships, field.field].join('.') : field.field;
}

/** The paths behind `FIELDS(ALL)`, `FIELDS(STANDARD)` and `FIELDS(CUSTOM)`. */
function allFields(scope: Scope, group: string, limit: number | undefined): Path[] {
  const wanted = group.toUpperCase();
  if (wanted !== 'STANDARD' && (limit === undefined || limit > MOST_ROWS_OF_ALL_FIELDS)) {
    const reason = `The SOQL FIELDS function must have a LIMIT of at most ${MOST_ROWS_OF_ALL_FIELDS}`;
    throw queryFailure('MALFORMED_QUERY', scope.soql, 'FIELDS', reason);
  }
  return [...scope.object.fields.values()]
    .filter((field) => wanted === 'ALL' || field.custom === (wanted === 'CUSTOM'))
    .filter((field) => scope.access.field(scope.object.name, field).read)
    .map((field) => resolvePath(scope, field.name));
}

/** `toLabel(Status)` gives the value's label; the other functions of a plain query leave the value as it is. */
function functionPath(scope: Scope, field: FieldFunctionExpression): Path {
  const name = field.functionName.toUpperCase();
  const parameter = field.parameters[0];
  const written = field.rawValue ?? name;
  if (!['TOLABEL', 'FORMAT', 'CONVERTCURRENCY'].includes(name) || typeof parameter !== 'string') {
    throw queryFailure('MALFORMED_QUERY', scope.soql, written, `unexpected token: '${field.functionName}'`);
  }
  const path = resolvePath(scope, parameter);
  const names = field.alias === undefined ? path.names : [...path.names.slice(0, -1), field.alias];
  if (name !== 'TOLABEL') return { ...path, names };
  const labels = new Map(path.field.picklistValues.map(({ value, label }) => [value, label]));
  const output = (row: SalesforceRow) => {
    const value = path.output(row);
    return typeof value === 'string' ? (labels.get(value) ?? value) : value;
  };
  return { ...path, names, output };
}

function pathsOf(scope: Scope, field: FieldType, limit: number | undefined): Path[] {
  const written = writtenName(scope, field);
  if (isFunctionField(field)) {
    const [parameter] = field.parameters;
    if (field.functionName.toUpperCase() === 'FIELDS' && typeof parameter === 'string') {
      return allFields(scope, parameter, limit);
    }
    return [functionPath(scope, field)];
  }
  if ('alias' in field && field.alias !== undefined) {
    throw badRequest('MALFORMED_QUERY', 'only aggregate expressions use field aliasing');
  }
  return [resolvePath(scope, written)];
}

const attributesOf = (scope: Scope, version: string, object: string, row: SalesforceRow) => {
  const base = `/services/data/${version}${scope.api === 'tooling' ? '/tooling' : ''}/sobjects`;
  return { type: object, url: `${base}/${object}/${row.Id}` };
};

/** Reads the SELECT clause of a query without aggregates. Throws INVALID_FIELD, MALFORMED_QUERY. */
export function selectionOf(scope: Scope, query: Query): Selection {
  const paths = (query.fields ?? []).flatMap((field) => pathsOf(scope, field, query.limit));
  const seen = new Set<string>();
  for (const { names } of paths) {
    const name = names.join('.');
    if (seen.has(name)) throw queryFailure('INVALID_FIELD', scope.soql, name, `duplicate field selected: ${name}`);
    seen.add(name);
  }

  const project: Projector = (version) => (row) => {
    const record: Record<string, unknown> = { attributes: attributesOf(scope, version, scope.object.name, row) };
    for (const path of paths) {
      let target: Record<string, unknown> | undefined = record;
      const relationships = path.names.slice(0, -1);
      const parents = relationships.length > 0 ? path.parents(row) : [];
      for (const [depth, name] of relationships.entries()) {
        const parent = parents[depth];
        if (!parent) {
          target[name] = null;
          target = undefined;
          break;
        }
        const nested = (target[name] ??= { attributes: attributesOf(scope, version, parent.object, parent.row) });
        target = nested as Record<string, unknown>;
      }
      if (target) target[path.names.at(-1) ?? ''] = path.output(row);
    }
    return record;
  };
  return { paths, project };
}
