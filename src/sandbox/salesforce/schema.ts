/** Which objects there are, with which fields and rows: described ones, Salesforce's own, and those with rows only. */
import type { Crm, DescribeField, SalesforceRow } from '../crm.ts';
import { BUILTIN_OBJECTS, type Api } from './builtin-objects.ts';
import { eventLogFiles } from './event-log.ts';
import { findByValues } from './field-index.ts';
import { makeField, SYSTEM_FIELDS } from './fields.ts';
import { KEY_PREFIXES, toId18 } from './id.ts';
import * as permissions from './permission-rows.ts';
import * as rules from './rule-rows.ts';
import { setupAuditTrail } from './setup-audit-trail.ts';

/** What a query asks of single fields at its top level, by lower-case field name: rows with other values never match. */
export type Wanted = ReadonlyMap<string, readonly string[]>;

export type SObject = {
  readonly name: string;
  readonly label: string;
  readonly keyPrefix: string | null;
  /** By lower-case name. */
  readonly fields: ReadonlyMap<string, DescribeField>;
  /** Whether its rows are records that can be written; the rest is derived from other state. */
  readonly stored: boolean;
  /** At least all rows that can match `wanted`. */
  readonly rows: (wanted: Wanted) => Iterable<SalesforceRow>;
  readonly find: (id: string) => SalesforceRow | undefined;
};

type Derived = (crm: Crm, wanted: Wanted) => SalesforceRow[];

/** Objects whose rows are made when they are asked for. */
const DERIVED: Readonly<Record<string, Derived>> = {
  Organization: (crm) => [crm.state.salesforce.organization],
  PermissionSet: permissions.permissionSets,
  PermissionSetAssignment: permissions.permissionSetAssignments,
  ObjectPermissions: permissions.objectPermissions,
  FieldPermissions: permissions.fieldPermissions,
  UserRecordAccess: (crm, wanted) =>
    permissions.userRecordAccess(crm, wanted.get('userid') ?? [], wanted.get('recordid') ?? []),
  DuplicateRule: rules.duplicateRules,
  MatchingRule: rules.matchingRules,
  MatchingRuleItem: rules.matchingRuleItems,
  ValidationRule: rules.validationRules,
  FlowDefinitionView: rules.flows,
  ApexTrigger: rules.apexTriggers,
  EventLogFile: eventLogFiles,
  SetupAuditTrail: setupAuditTrail,
  EntityDefinition: (crm) =>
    objectNames(crm).map((name) => ({
      Id: name,
      DurableId: name,
      QualifiedApiName: name,
      DeveloperName: name.replace(/__c$/, ''),
      Label: crm.state.salesforce.describe[name]?.label ?? name,
      KeyPrefix: keyPrefixOf(crm, name),
    })),
};

function storedRows(crm: Crm, name: string, fields: SObject['fields'], wanted: Wanted): Iterable<SalesforceRow> {
  const rows = crm.state.salesforce.records[name];
  if (!rows) return [];
  const ids = wanted.get('id');
  if (ids) return [...new Set(ids.map(toId18))].flatMap((id) => rows.get(id) ?? []);
  for (const [key, values] of wanted) {
    const field = fields.get(key);
    if (field) return findByValues(rows, field, values);
  }
  return rows.values();
}

/** Fields of an object that has rows but no describe, told from the first of them. */
function inferredFields(rows: Iterable<SalesforceRow>): DescribeField[] {
  const seen = new Map<string, unknown>();
  for (const row of Iterator.from(rows).take(100)) {
    for (const [name, value] of Object.entries(row)) if (!seen.has(name) || value !== null) seen.set(name, value);
  }
  return [...seen].map(([name, value]) => {
    const type = typeof value === 'boolean' ? 'boolean' : typeof value === 'number' ? 'double' : 'string';
    return makeField(name, type, { length: type === 'string' ? 255 : 0, createable: true, updateable: true });
  });
}

function byName(...lists: readonly (readonly DescribeField[])[]): Map<string, DescribeField> {
  const fields = new Map<string, DescribeField>();
  for (const field of lists.flat()) {
    if (!fields.has(field.name.toLowerCase())) fields.set(field.name.toLowerCase(), field);
  }
  return fields;
}

export function objectNames(crm: Crm, api: Api = 'data'): string[] {
  const { describe, records } = crm.state.salesforce;
  const builtins = Object.keys(BUILTIN_OBJECTS).filter((name) => BUILTIN_OBJECTS[name]?.apis.includes(api));
  return [...new Set([...Object.keys(describe), ...Object.keys(records), ...builtins])].sort();
}

/** The first three characters of the object's ids: those of its rows where it is no standard object. */
export function keyPrefixOf(crm: Crm, name: string): string | null {
  const known = KEY_PREFIXES[name];
  if (known !== undefined) return known;
  const [first] = crm.state.salesforce.records[name]?.keys() ?? [];
  if (first !== undefined) return first.slice(0, 3);
  const place = Object.keys(crm.state.salesforce.describe).indexOf(name);
  return place < 0 ? null : `a${String(place).padStart(2, '0')}`;
}

/** Looks an object up by its API name in any case; undefined where this API does not have it. */
export function findObject(crm: Crm, name: string, api: Api = 'data'): SObject | undefined {
  const wantedName = name.toLowerCase();
  const found = objectNames(crm, api).find((known) => known.toLowerCase() === wantedName);
  if (found === undefined) return undefined;
  const { describe, records } = crm.state.salesforce;
  const builtin = BUILTIN_OBJECTS[found]?.fields;
  const own =
    describe[found]?.fields ?? (builtin ? [] : [...SYSTEM_FIELDS, ...inferredFields(records[found]?.values() ?? [])]);
  const fields = byName(own, builtin ?? SYSTEM_FIELDS);
  const derived = records[found] ? undefined : DERIVED[found];
  return {
    name: found,
    label: describe[found]?.label ?? found,
    keyPrefix: keyPrefixOf(crm, found),
    fields,
    stored: derived === undefined,
    rows: (wanted) => (derived ? derived(crm, wanted) : storedRows(crm, found, fields, wanted)),
    find(id) {
      if (!derived) return records[found]?.get(toId18(id));
      const wanted = toId18(id);
      return derived(crm, new Map()).find((row) => row.Id === wanted || row['DurableId'] === id);
    },
  };
}

/** The stored record with this id and its object's name. */
export function findRecord(crm: Crm, id: string): { object: string; row: SalesforceRow } | undefined {
  for (const [object, rows] of Object.entries(crm.state.salesforce.records)) {
    const row = rows.get(toId18(id));
    if (row) return { object, row };
  }
  return undefined;
}
