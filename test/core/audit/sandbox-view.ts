/** The sandbox's two CRMs as the audit sees them, read at first hand: what the rules know, and every pair. */
import { createPatterns } from '../../../src/app/patterns.ts';
import type { AuditContext, Lookups, Pair, Setup } from '../../../src/core/audit/pair.ts';
import { pairUp } from '../../../src/core/audit/pairs.ts';
import { emailsOf, hubspotValueKey, salesforceValueKey } from '../../../src/core/audit/wanted.ts';
import type {
  HubspotProperty,
  HubspotRecord,
  SalesforceField,
  SalesforceRecord,
  SalesforceValue,
} from '../../../src/core/crm.ts';
import { toId18 } from '../../../src/core/ids.ts';
import { resolveMappings } from '../../../src/core/mappings.ts';
import type { ObjectName, SalesforceObject } from '../../../src/core/sync-error.ts';
import type { Crm, DescribeField, HubspotPropertyRow } from '../../../src/sandbox/crm.ts';
import { accessOf } from '../../../src/sandbox/salesforce/access.ts';
import { actorUser } from '../../../src/sandbox/salesforce/users.ts';

const HUBSPOT: readonly (readonly [ObjectName, string])[] = [
  ['contacts', '0-1'],
  ['companies', '0-2'],
  ['deals', '0-3'],
];
const SALESFORCE: readonly SalesforceObject[] = ['Lead', 'Contact', 'Account', 'Opportunity'];

export function viewOf(crm: Crm): { readonly context: AuditContext; readonly pairs: readonly Pair[] } {
  const properties = new Map(
    HUBSPOT.map(([object]) => [object, byName(crm.state.hubspot.properties[object].map(propertyOf))]),
  );
  const fields = new Map(SALESFORCE.map((object) => [object, byName(fieldsOf(crm, object))]));
  const hubspot = new Map(HUBSPOT.map(([object]) => [object, hubspotRecords(crm, object)]));
  const salesforce = new Map(SALESFORCE.map((object) => [object, salesforceRecords(crm, object)]));
  const context: AuditContext = {
    now: crm.clock.now(),
    properties,
    fields,
    mappings: resolveMappings({
      properties,
      fields,
      custom: crm.state.mappings.map((row) => ({ ...row, salesforceObject: row.salesforceObject as SalesforceObject })),
    }),
    owners: new Map(),
    usersByEmail: new Map(),
    accountsInHubspot: new Set(
      hubspot.get('companies')?.map(({ properties: own }) => toId18(own['salesforceaccountid'] ?? '') ?? ''),
    ),
    setup: setupOf(crm),
    lookups: lookupsOf(crm, fields, hubspot, salesforce),
    isTopLevelDomain: (label) => ['com', 'example', 'org'].includes(label.toLowerCase()),
    matchesPattern: createPatterns(),
  };
  const others = new Map([...salesforce.values()].flat().map((record) => [record.id, record]));
  const pairs: Pair[] = [];
  for (const [object, records] of hubspot) {
    for (const record of records) pairs.push(pairUp(object, record, (_, id) => others.get(id)));
  }
  const paired = new Set(pairs.map((pair) => pair.salesforce?.id));
  const objectOf = {
    Lead: 'contacts',
    Contact: 'contacts',
    Account: 'companies',
    Opportunity: 'deals',
    Task: 'tasks',
  } as const;
  for (const record of others.values()) {
    if (paired.has(record.id)) continue;
    pairs.push({ object: objectOf[record.object], salesforceObject: record.object, salesforce: record });
  }
  return { context, pairs };
}

function byName<T extends { readonly name: string }>(items: readonly T[]): Map<string, T> {
  return new Map(items.map((item) => [item.name, item]));
}

function propertyOf(row: HubspotPropertyRow): HubspotProperty {
  return {
    name: row.name,
    label: row.label,
    type: row.type,
    fieldType: row.fieldType,
    options: row.options,
    externalOptions: row.externalOptions === true,
    readOnly: row.calculated === true || row.modificationMetadata?.readOnlyValue === true,
    unique: row.hasUniqueValue === true,
  };
}

function fieldsOf(crm: Crm, object: string): SalesforceField[] {
  const access = accessOf(crm, actorUser(crm, 'bot'));
  return (crm.state.salesforce.describe[object]?.fields ?? [])
    .filter((row) => access.field(object, row).read)
    .map((row) => fieldOf(row, access.field(object, row).edit));
}

function fieldOf(row: DescribeField, edit: boolean): SalesforceField {
  return {
    ...row,
    precision: row.precision || row.digits,
    createable: row.createable && edit,
    updateable: row.updateable && edit,
    picklistValues: row.picklistValues.map(({ value, label, active }) => ({ value, label, active })),
    caseSensitive: row['caseSensitive'] === true,
  };
}

function setupOf(crm: Crm): Setup {
  const access = accessOf(crm, actorUser(crm, 'integration'));
  const fields = SALESFORCE.flatMap((object) =>
    (crm.state.salesforce.describe[object]?.fields ?? [])
      .filter((row) => row.permissionable && access.field(object, row).read)
      .map((row): [string, { edit: boolean }] => [
        `${object}.${row.name}`,
        { edit: access.field(object, row).edit && (row.createable || row.updateable) },
      ]),
  );
  type Row = { ruleType: string; ruleArguments: string[] };
  return {
    validations: new Map(
      HUBSPOT.map(([object, id]) => [
        object,
        new Map(
          (crm.state.hubspot.propertyValidations[id] ?? []).map(({ propertyName, propertyValidationRules }) => [
            propertyName,
            (propertyValidationRules as Row[]).map(({ ruleType, ruleArguments }) => ({
              property: propertyName,
              type: ruleType,
              args: ruleArguments,
            })),
          ]),
        ),
      ]),
    ),
    access: { objects: new Map(SALESFORCE.map((object) => [object, access.object(object)])), fields: new Map(fields) },
    associationLimits: [],
  };
}

function hubspotRecords(crm: Crm, object: ObjectName): HubspotRecord[] {
  return [...crm.state.hubspot.objects[object].values()]
    .filter(({ archived }) => !archived)
    .map(({ id, properties, updatedAt }) => ({ id, properties, updatedAt }));
}

function salesforceRecords(crm: Crm, object: SalesforceObject): SalesforceRecord[] {
  return [...(crm.state.salesforce.records[object]?.values() ?? [])]
    .filter((row) => row['IsDeleted'] !== true)
    .map((row) => ({
      id: row.Id,
      object,
      fields: row as unknown as Record<string, SalesforceValue>,
      modifiedAt: String(row['LastModifiedDate']),
    }));
}

function lookupsOf(
  crm: Crm,
  fields: ReadonlyMap<SalesforceObject, ReadonlyMap<string, SalesforceField>>,
  hubspot: ReadonlyMap<ObjectName, readonly HubspotRecord[]>,
  salesforce: ReadonlyMap<SalesforceObject, readonly SalesforceRecord[]>,
): Lookups {
  return {
    contactOf: (email) =>
      hubspot.get('contacts')?.find((record) => emailsOf(record).includes(email.trim().toLowerCase()))?.id ?? null,
    recordState(id) {
      const row = Object.values(crm.state.salesforce.records)
        .map((rows) => rows.get(id))
        .find((found) => found !== undefined);
      return row === undefined ? 'absent' : row['IsDeleted'] === true ? 'deleted' : 'there';
    },
    salesforceHolders(object, name, value) {
      const field = fields.get(object)?.get(name);
      if (field === undefined) return undefined;
      const key = salesforceValueKey(field, value);
      const holders = salesforce.get(object)?.filter((row) => salesforceValueKey(field, row.fields[name]) === key);
      return holders?.map(({ id }) => id);
    },
    hubspotHolders: (object, name, value) =>
      hubspot
        .get(object)
        ?.filter(({ properties }) => hubspotValueKey(properties[name]) === hubspotValueKey(value))
        .map(({ id }) => id),
  };
}
