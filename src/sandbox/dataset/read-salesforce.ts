import type { DescribeField, SalesforceRow, SalesforceState } from '../crm.ts';
import { INTEGRATION_USER, defaultRecordTypes, defaultStages, defaultUsers } from './default-rows.ts';
import { type Place, at, defined, fault, isObject, parse, parseEntries, parseRows } from './parse.ts';
import { readRules } from './read-rules.ts';
import { defaultDescribes } from './salesforce-describes.ts';
import * as fields from './salesforce-fields.ts';
import { idKey, makeId, toId18 } from './salesforce-id.ts';
import * as schema from './schema.ts';

/** Objects whose rows must bring their own Id; others get one. */
const IDENTIFIED = new Set(['Lead', 'Contact', 'Account', 'Opportunity', 'Task', 'User']);
/** Set-up rows that mean nothing without another one, as far as the file brings rows of that object. */
const NAMED_ROWS: Readonly<Record<string, { field: string; object: string }>> = {
  RecordType: { field: 'BusinessProcessId', object: 'BusinessProcess' },
  QueueSobject: { field: 'QueueId', object: 'Group' },
};
const OWNED = new Set(['Lead', 'Contact', 'Account', 'Opportunity', 'Task']);

/** `dayBefore` is the ISO time of rows that tell none. */
export function readSalesforce(input: unknown, dayBefore: string, place: Place): SalesforceState {
  const parts = input === undefined ? {} : input;
  if (!isObject(parts)) {
    fault(place, input, 'an object');
    return readSalesforce({}, dayBefore, place);
  }
  const organization = parse(schema.organizationSchema, parts['organization'] ?? {}, at(place, 'organization')) ?? {};
  const records = readRecords(parts['records'], dayBefore, at(place, 'records'));
  const describe = readDescribes(parts['describe'], at(place, 'describe'));
  if (!givesField(parts['describe'], 'Opportunity', 'StageName')) takeStages(describe, records);
  return {
    organization: {
      ...organization,
      Id: toId18(organization.Id ?? makeId('00D', 1)),
      Name: organization.Name ?? 'Sandbox org',
      IsSandbox: organization.IsSandbox ?? false,
      OrganizationType: organization.OrganizationType ?? 'Enterprise Edition',
    },
    limits: readLimits(parts['limits'], at(place, 'limits')),
    describe,
    records,
    permissions: parseRows(schema.permissionSchema, parts['permissions'], at(place, 'permissions')).map(({ row }) => ({
      ...defined(row),
      SobjectType: row.SobjectType,
      user: row.user ?? '*',
    })),
    ...readRules(parts, describe, place),
  };
}

function readLimits(input: unknown, place: Place): SalesforceState['limits'] {
  const limits: SalesforceState['limits'] = {
    DailyApiRequests: { Max: 100_000, Remaining: 61_000 },
    DailyBulkV2QueryJobs: { Max: 10_000, Remaining: 9_999 },
  };
  for (const [name, value] of parseEntries(input, place)) {
    const limit = parse(schema.limitSchema, value, at(place, name));
    if (limit !== undefined) limits[name] = limit;
  }
  return limits;
}

function readDescribes(input: unknown, place: Place): SalesforceState['describe'] {
  const describes = defaultDescribes();
  for (const [object, given] of parseEntries(input, place)) {
    if (!isObject(given)) {
      fault(at(place, object), given, 'an object with fields');
      continue;
    }
    const base = describes[object];
    const byName = new Map((base?.fields ?? fields.system()).map((row) => [row.name, row]));
    for (const { row } of parseRows(schema.fieldSchema, given['fields'], at(place, object, 'fields'))) {
      const merged = mergeField(byName.get(row.name), row);
      if (merged.deprecatedAndHidden) byName.delete(row.name);
      else byName.set(row.name, merged);
    }
    const label = given['label'];
    describes[object] = {
      name: object,
      label: typeof label === 'string' ? label : (base?.label ?? object),
      fields: [...byName.values()],
    };
  }
  return describes;
}

function mergeField(base: DescribeField | undefined, row: ReturnType<typeof schema.fieldSchema.parse>): DescribeField {
  const { picklistValues, ...given } = row;
  const type = row.type ?? 'string';
  const own = base ?? fields.field(row.name, row.label ?? row.name, type, { length: type === 'string' ? 255 : 0 });
  const merged: DescribeField = { ...own, ...defined(given), name: row.name };
  if (row.length !== undefined && row['byteLength'] === undefined) merged['byteLength'] = row.length * 3;
  if (picklistValues === undefined) return merged;
  return {
    ...merged,
    picklistValues: picklistValues.map((value) => ({
      ...fields.picklistValue(value.value),
      ...defined(value),
      label: value.label ?? value.value,
    })),
  };
}

function givesField(input: unknown, object: string, field: string): boolean {
  const given = isObject(input) ? input[object] : undefined;
  const rows = isObject(given) ? given['fields'] : undefined;
  return Array.isArray(rows) && rows.some((row) => isObject(row) && row['name'] === field);
}

/** The picklist of stages says what the OpportunityStage rows say. */
function takeStages(describe: SalesforceState['describe'], records: SalesforceState['records']): void {
  const stageName = describe['Opportunity']?.fields.find((field) => field.name === 'StageName');
  if (stageName === undefined) return;
  stageName.picklistValues = [...(records['OpportunityStage']?.values() ?? [])].map((stage) =>
    fields.picklistValue(String(stage['ApiName']), String(stage['MasterLabel']), stage['IsActive'] !== false),
  );
}

type GivenRow = ReturnType<typeof schema.salesforceRowSchema.parse>;

function readRecords(input: unknown, dayBefore: string, place: Place): SalesforceState['records'] {
  const given = new Map<string, SalesforceRow[]>([
    ['OpportunityStage', defaultStages()],
    ['RecordType', defaultRecordTypes()],
    ['User', defaultUsers()],
  ]);
  const ids = new Map<string, string>();
  const named: { id: unknown; object: string; place: Place }[] = [];
  for (const [object, list] of parseEntries(input, place)) {
    const rows: SalesforceRow[] = [];
    for (const { row, place: own } of parseRows(schema.salesforceRowSchema, list, at(place, object))) {
      const id = ownId(object, row, rows.length, own);
      if (id === undefined) continue;
      if (ids.has(idKey(id))) fault(at(own, 'Id'), row.Id, 'an id that no other record has');
      ids.set(idKey(id), id);
      rows.push({ ...row, Id: id });
      const link = NAMED_ROWS[object];
      if (link !== undefined && typeof row[link.field] === 'string')
        named.push({ id: row[link.field], object: link.object, place: at(own, link.field) });
    }
    given.set(object, rows);
  }
  for (const { id, object, place: own } of named) {
    const rows = given.get(object);
    if (rows !== undefined && !rows.some((row) => idKey(row.Id) === idKey(String(id))))
      fault(own, id, `the Id of one of the ${object} rows in this file`);
  }
  const users = given.get('User') ?? [];
  const integration = users.find((user) => isIntegration(user)) ?? INTEGRATION_USER;
  if (!users.includes(integration)) users.push(integration);
  ids.set(idKey(integration.Id), integration.Id);
  const records: SalesforceState['records'] = {
    Lead: new Map(),
    Contact: new Map(),
    Account: new Map(),
    Opportunity: new Map(),
    Task: new Map(),
  };
  const recordType = (given.get('RecordType') ?? []).find(
    (row) => row['SobjectType'] === 'Opportunity' && row['IsActive'] !== false,
  );
  // A row that tells no record type has the one that Salesforce would give it; one that is `null` has none.
  if (recordType !== undefined) {
    for (const row of given.get('Opportunity') ?? [])
      if (row['RecordTypeId'] === undefined) row['RecordTypeId'] = recordType.Id;
  }
  for (const [object, rows] of given) {
    const owner = OWNED.has(object) ? integration.Id : undefined;
    records[object] = new Map(rows.map((row) => [row.Id, completeRow(object, row, ids, owner, dayBefore)]));
  }
  return records;
}

function ownId(object: string, row: GivenRow, index: number, place: Place): string | undefined {
  if (row.Id !== undefined) return toId18(row.Id);
  if (!IDENTIFIED.has(object)) return makeId(object === 'OpportunityStage' ? '01J' : 'a00', 1000 + index);
  fault(at(place, 'Id'), undefined, 'a Salesforce id of 15 or 18 letters and digits');
  return undefined;
}

/** An active user whose user name or name says that HubSpot's integration runs as it. */
function isIntegration(user: SalesforceRow): boolean {
  const names = [user['Username'], user['Name'], user['FirstName'], user['LastName'], user['Email']];
  return (
    user['IsActive'] !== false && names.some((text) => typeof text === 'string' && /hubspot|integration/i.test(text))
  );
}

/** A row with its times, deletion mark, owner and name, its references in the form that the records they name have. */
function completeRow(
  object: string,
  { attributes: _attributes, ...given }: SalesforceRow,
  ids: ReadonlyMap<string, string>,
  owner: string | undefined,
  dayBefore: string,
): SalesforceRow {
  const row: SalesforceRow = { ...given, Id: given['Id'] };
  for (const [field, value] of Object.entries(row)) {
    if (!field.endsWith('Id') || field === 'Id' || typeof value !== 'string') continue;
    row[field] = ids.get(idKey(value)) ?? toId18(value);
  }
  const modified = iso(row['LastModifiedDate']) ?? iso(row['SystemModstamp']) ?? dayBefore;
  row['LastModifiedDate'] = modified;
  row['SystemModstamp'] = iso(row['SystemModstamp']) ?? modified;
  row['CreatedDate'] = iso(row['CreatedDate']) ?? (dayBefore < modified ? dayBefore : modified);
  row['IsDeleted'] ??= false;
  if (owner !== undefined) row['OwnerId'] ??= owner;
  if (object === 'Lead' || object === 'Contact' || object === 'User') {
    row['Name'] ??= [row['FirstName'], row['LastName']].filter((part) => typeof part === 'string').join(' ');
  }
  return { ...row, ...objectDefaults(object, row) };
}

function objectDefaults(object: string, row: SalesforceRow): Record<string, unknown> {
  if (object === 'User') {
    return {
      IsActive: row['IsActive'] ?? true,
      UserType: row['UserType'] ?? 'Standard',
      Username: row['Username'] ?? row['Email'] ?? `${idKey(row.Id)}@users.example`,
    };
  }
  if (object === 'OpportunityStage') {
    const label = row['MasterLabel'] ?? row['ApiName'];
    return { MasterLabel: label, ApiName: row['ApiName'] ?? label, IsActive: row['IsActive'] ?? true };
  }
  return {};
}

function iso(value: unknown): string | undefined {
  return typeof value === 'string' ? new Date(value).toISOString() : undefined;
}
