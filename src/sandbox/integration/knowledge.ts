import type { Crm, DescribeField, HubspotOwnerRow, MappingRow } from '../crm.ts';
import { idKey } from '../dataset/salesforce-id.ts';
import { HUBSPOT_OBJECT_OF, isSalesforceObject, LINKS, OWNER, SYNC_TIME } from './objects.ts';
import type { SalesforceClient } from './salesforce-client.ts';
import type { Link, SalesforceObject, SalesforceSide, SyncedObject } from './types.ts';
import { textOf } from './values.ts';

const SALESFORCE_OBJECTS = Object.keys(HUBSPOT_OBJECT_OF).filter(isSalesforceObject);
const NEEDED: Readonly<Record<SalesforceObject, readonly string[]>> = {
  Lead: ['Email', 'IsConverted'],
  Contact: ['Email', 'AccountId'],
  Account: [],
  Opportunity: ['AccountId', 'RecordTypeId'],
};

type Stage = { name: string; label: string; active: boolean };
/** `processActive`: false where the sales process behind it was switched off. */
type RecordType = { name: string; active: boolean; processActive: boolean };

/** Users whom HubSpot takes for owners (its article on sync errors); queues are as good. */
const OWNING_USER_TYPES = new Set(['', 'Standard', 'PowerPartner', 'Guest']);

/**
 * What the integration knows of both accounts beside their records: HubSpot's side at first hand, as it is a part of
 * HubSpot, Salesforce's as its API told it last.
 */
export type Knowledge = {
  /** Reads Salesforce's side anew. */
  refresh(): Promise<void>;
  /** Looks HubSpot's definitions up anew: they may have been changed since. */
  renew(): void;
  describe(object: SalesforceObject): ReadonlyMap<string, DescribeField>;
  /** Mappings that travel, each with its definitions; a field hidden from the integration's user keeps only its name. */
  links(object: SyncedObject, salesforceObject: SalesforceObject): readonly Link[];
  properties(object: SyncedObject): string[];
  fields(object: SalesforceObject): string[];
  /** The Salesforce user of a HubSpot owner, by email, an active one first; undefined where there is none. */
  userOf(ownerId: string): string | undefined;
  /** True when the Salesforce user has the HubSpot owner's email. */
  isUserOf(userId: unknown, ownerId: string): boolean;
  /** HubSpot's owner of a Salesforce user; archived owners cannot be given anything. */
  ownerOf(userId: unknown): string | undefined;
  /** The name of a Salesforce user of a kind that HubSpot takes for no owner. */
  strangerOf(userId: unknown): string | undefined;
  stage(name: unknown): Stage | undefined;
  stageLabelled(label: string): Stage | undefined;
  /** Of opportunities. */
  recordType(id: unknown): RecordType | undefined;
  /** Whether opportunities have any active record type beside the master one. */
  hasRecordTypes(): boolean;
};

export function createKnowledge(crm: Crm, salesforce: SalesforceClient): Knowledge {
  const described = new Map<SalesforceObject, ReadonlyMap<string, DescribeField>>();
  const linked = new Map<string, Link[]>();
  let emails = new Map<string, string>();
  let usersByEmail = new Map<string, string[]>();
  let stages: Stage[] = [];
  let strangers = new Map<string, string>();
  let recordTypes = new Map<string, RecordType>();

  const describe = (object: SalesforceObject) => described.get(object) ?? new Map<string, DescribeField>();
  const owner = (id: string): HubspotOwnerRow | undefined => crm.state.hubspot.owners.find((row) => row.id === id);
  const emailOf = (ownerId: string): string => owner(ownerId)?.email?.trim().toLowerCase() ?? '';

  function links(object: SyncedObject, salesforceObject: SalesforceObject): Link[] {
    const key = `${object}:${salesforceObject}`;
    let found = linked.get(key);
    if (found === undefined) {
      const properties = new Map(crm.state.hubspot.properties[object].map((property) => [property.name, property]));
      found = crm.state.mappings
        .filter((mapping) => mapping.object === object && mapping.salesforceObject === salesforceObject)
        .filter(({ rule }) => rule !== 'dont-sync')
        .flatMap((mapping) => {
          const property = properties.get(mapping.property);
          const field = describe(salesforceObject).get(mapping.field) ?? hidden(mapping);
          return property === undefined ? [] : [{ mapping, property, field }];
        });
      linked.set(key, found);
    }
    return found;
  }

  return {
    describe,
    links,
    renew: () => linked.clear(),
    async refresh() {
      for (const object of SALESFORCE_OBJECTS) {
        described.set(object, new Map((await salesforce.describe(object)).map((field) => [field.name, field])));
      }
      linked.clear();
      const users = await all(salesforce, 'SELECT Id, Name, Email, IsActive, UserType FROM User');
      users.sort((a, b) => Number(b['IsActive'] === true) - Number(a['IsActive'] === true));
      emails = new Map(users.map((user) => [idKey(user.Id), textOf(user['Email']).toLowerCase()]));
      usersByEmail = new Map(
        [...Map.groupBy(users, (user) => textOf(user['Email']).toLowerCase())].map(([email, rows]) => [
          email,
          rows.map((row) => row.Id),
        ]),
      );
      strangers = new Map(
        users
          .filter((user) => !OWNING_USER_TYPES.has(textOf(user['UserType'])))
          .map((user) => [idKey(user.Id), textOf(user['Name'])]),
      );
      stages = (await all(salesforce, 'SELECT ApiName, MasterLabel, IsActive FROM OpportunityStage')).map((row) => ({
        name: textOf(row['ApiName']),
        label: textOf(row['MasterLabel']),
        active: row['IsActive'] !== false,
      }));
      const types = await all(
        salesforce,
        "SELECT Id, Name, IsActive, BusinessProcess.IsActive FROM RecordType WHERE SobjectType = 'Opportunity'",
      );
      recordTypes = new Map(types.map((row) => [idKey(row.Id), recordTypeOf(row)]));
    },
    properties: (object) => {
      const mapped = crm.state.mappings.filter((mapping) => mapping.object === object).map(({ property }) => property);
      const ids = LINKS[object].map(([property]) => property);
      const extra = ['salesforcedeleted', SYNC_TIME, OWNER, ...(object === 'contacts' ? ['email'] : ['pipeline'])];
      return [...new Set([...mapped, ...ids, ...extra])];
    },
    fields: (object) => {
      const known = describe(object);
      const mapped = links(HUBSPOT_OBJECT_OF[object], object).map(({ mapping }) => mapping.field);
      return [...new Set(['Id', 'LastModifiedDate', 'OwnerId', ...NEEDED[object], ...mapped])].filter((name) =>
        known.has(name),
      );
    },
    userOf: (ownerId) => {
      const email = emailOf(ownerId);
      return email === '' ? undefined : usersByEmail.get(email)?.[0];
    },
    isUserOf: (userId, ownerId) => {
      const email = emailOf(ownerId);
      return email !== '' && typeof userId === 'string' && emails.get(idKey(userId)) === email;
    },
    ownerOf: (userId) => {
      const email = typeof userId === 'string' ? emails.get(idKey(userId)) : undefined;
      if (email === undefined || email === '') return undefined;
      return crm.state.hubspot.owners.find((row) => !row.archived && row.email?.trim().toLowerCase() === email)?.id;
    },
    strangerOf: (userId) => (typeof userId === 'string' ? strangers.get(idKey(userId)) : undefined),
    stage: (name) => stages.find((stage) => stage.name === name),
    stageLabelled: (label) =>
      stages.find((stage) => stage.label === label) ?? stages.find((stage) => stage.name === label),
    recordType: (id) => (typeof id === 'string' ? recordTypes.get(idKey(id)) : undefined),
    hasRecordTypes: () => recordTypes.values().some(({ active }) => active),
  };
}

function recordTypeOf(row: SalesforceSide): RecordType {
  const process = row['BusinessProcess'];
  const isOff = typeof process === 'object' && process !== null && 'IsActive' in process && process.IsActive === false;
  return { name: textOf(row['Name']), active: row['IsActive'] !== false, processActive: !isOff };
}

/** A mapped field that describe does not show: nothing can be read of it, and writing it will be refused. */
function hidden(mapping: MappingRow): DescribeField {
  return {
    name: mapping.field,
    label: mapping.field,
    type: 'string',
    length: 0,
    precision: 0,
    scale: 0,
    digits: 0,
    nillable: true,
    createable: true,
    updateable: true,
    defaultedOnCreate: false,
    calculated: false,
    unique: false,
    externalId: false,
    restrictedPicklist: false,
    custom: false,
    permissionable: true,
    deprecatedAndHidden: false,
    picklistValues: [],
    referenceTo: [],
    relationshipName: null,
  };
}

async function all(salesforce: SalesforceClient, soql: string): Promise<SalesforceSide[]> {
  const rows: SalesforceSide[] = [];
  for await (const page of salesforce.query(soql)) rows.push(...page);
  return rows;
}
