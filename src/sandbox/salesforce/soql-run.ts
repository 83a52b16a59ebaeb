/** Runs a query over the CRM's state. */
import type { OrderByClause, Query } from '@jetstreamapp/soql-parser-js';
import type { Crm, SalesforceRow } from '../crm.ts';
import type { Access } from './access.ts';
import type { Api } from './builtin-objects.ts';
import { badRequest } from './failure.ts';
import { findObject, type SObject } from './schema.ts';
import { aggregate, isAggregateQuery, isCountOnly } from './soql-aggregate.ts';
import { sorted } from './soql-order.ts';
import type { Path, Scope } from './soql-path.ts';
import { selectionOf, type Projector } from './soql-select.ts';
import { parseSoql, queryFailure, treeOf } from './soql-syntax.ts';
import { compileFilter, type Filter, type FilterContext } from './soql-where.ts';

const FARTHEST_OFFSET = 2000;
const MOST_GROUPS = 2000;
const MOST_ACCESS_RECORDS = 200;

export type QueryRequest = {
  readonly crm: Crm;
  readonly access: Access;
  readonly api: Api;
  readonly soql: string;
  /** Deleted records too, as /queryAll does. */
  readonly withDeleted: boolean;
};

export type QueryResult = {
  readonly total: number;
  /** None for `SELECT COUNT()`, whose answer is the total. */
  readonly rows: readonly SalesforceRow[];
  readonly project: Projector;
  /** What was selected; empty where the rows are groups. */
  readonly paths: readonly Path[];
};

function objectOf({ crm, access, api, soql }: QueryRequest, name: string): SObject {
  const object = findObject(crm, name, api);
  if (object && access.object(object.name).read) return object;
  const reason =
    `sObject type '${name}' is not supported. If you are attempting to use a custom object, be sure to append the ` +
    "'__c' after the entity name. Please reference your WSDL or the describe call for the appropriate names.";
  throw queryFailure('INVALID_TYPE', soql, name, reason);
}

/** Salesforce answers about one user and at most 200 named records (Object Reference, UserRecordAccess). */
function checkAccessQuery(object: SObject, { wanted }: Filter): void {
  if (object.name !== 'UserRecordAccess') return;
  const users = wanted.get('userid')?.length ?? 0;
  const records = wanted.get('recordid')?.length ?? 0;
  if (users !== 1 || records === 0) {
    throw badRequest('MALFORMED_QUERY', 'UserRecordAccess must be filtered by one UserId and by RecordId');
  }
  if (records > MOST_ACCESS_RECORDS) {
    throw badRequest('EXCEEDED_ID_LIMIT', `a maximum of ${MOST_ACCESS_RECORDS} RecordIds can be queried at once`);
  }
}

/** A rule's formula is told one rule at a time (Tooling API Reference, ValidationRule). */
function checkMetadataQuery(query: Query, result: QueryResult, { api }: QueryRequest): void {
  const names = (query.fields ?? []).map((field) => ('field' in field ? field.field.toLowerCase() : ''));
  if (api !== 'tooling' || result.total <= 1 || !names.some((name) => name === 'metadata' || name === 'fullname'))
    return;
  throw badRequest(
    'MALFORMED_QUERY',
    'When retrieving results with Metadata or FullName fields, the query qualifications must specify no more than one ' +
      `row for retrieval. Result size: ${result.total}`,
  );
}

const clausesOf = (query: Query): readonly OrderByClause[] => [query.orderBy ?? []].flat();

function run(query: Query, request: QueryRequest): QueryResult {
  const { crm, access, api, soql } = request;
  const object = objectOf(request, query.sObject ?? '');
  const alias = query.sObjectAlias;
  const scope: Scope = { crm, access, api, soql, object, ...(alias !== undefined && { alias }) };
  const context: FilterContext = {
    scope,
    now: crm.clock.now(),
    subquery: (inner) => valuesOf(inner, { ...request, withDeleted: false }),
  };
  const offset = query.offset ?? 0;
  if (offset > FARTHEST_OFFSET) {
    throw badRequest('NUMBER_OUTSIDE_VALID_RANGE', `Maximum SOQL offset allowed is ${FARTHEST_OFFSET}`);
  }
  // The SELECT clause is looked at first, so that its unknown fields are told first.
  const isAggregated = isAggregateQuery(query);
  const selection = isAggregated ? undefined : selectionOf(scope, query);
  const filter: Filter = query.where
    ? compileFilter(treeOf(query.where, soql), context)
    : { test: () => true, wanted: new Map() };
  checkAccessQuery(object, filter);

  const matches: SalesforceRow[] = [];
  for (const row of object.rows(filter.wanted)) {
    if ((request.withDeleted || row['IsDeleted'] !== true) && filter.test(row)) matches.push(row);
  }
  const cut = (rows: readonly SalesforceRow[]) => rows.slice(offset, offset + (query.limit ?? Infinity));
  if (isCountOnly(query)) {
    const total = cut(matches).length;
    return { total, rows: [], project: () => () => ({}), paths: [] };
  }
  if (!selection) {
    const groups = aggregate(matches, query, context);
    const rows = cut(groups.rows);
    if (rows.length > MOST_GROUPS) {
      const reason =
        'Aggregate query does not support queryMore(), use LIMIT to restrict the results to a single batch';
      throw badRequest('EXCEEDED_ID_LIMIT', reason);
    }
    return { total: rows.length, rows, project: groups.project, paths: [] };
  }
  const rows = cut(sorted(matches, clausesOf(query), scope));
  return { total: rows.length, rows, project: selection.project, paths: selection.paths };
}

/** The values of the only field of an inner query. */
function valuesOf(query: Query, request: QueryRequest): unknown[] {
  const { rows, paths } = run(query, request);
  const [path, ...others] = paths;
  if (!path || others.length > 0) throw badRequest('MALFORMED_QUERY', 'The inner select must have one field');
  return rows.map(path.value);
}

/** Parses and runs a query. Throws MALFORMED_QUERY, INVALID_TYPE, INVALID_FIELD and their like as a 400. */
export function runQuery(request: QueryRequest): QueryResult {
  const query = parseSoql(request.soql);
  const result = run(query, request);
  checkMetadataQuery(query, result, request);
  return result;
}
