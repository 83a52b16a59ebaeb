/** Small builders of what the audit reads. */
import { createPatterns } from '../../../src/app/patterns.ts';
import type { AuditContext, Lookups, Pair, Setup } from '../../../src/core/audit/pair.ts';
import { examine } from '../../../src/core/audit/rules.ts';
import type {
  HubspotOwner,
  HubspotProperty,
  HubspotRecord,
  Mapping,
  SalesforceField,
  SalesforceRecord,
  SalesforceUser,
  SalesforceValue,
} from '../../../src/core/crm.ts';
import { mappingsKey } from '../../../src/core/mappings.ts';
import type { SalesforceObject, SyncError } from '../../../src/core/sync-error.ts';

const NOW = new Date('2026-11-24T09:00:00Z');
export const LEAD_ID = '00Q5g00000AbCdEEAV';
export const CONTACT_ID = '0035g00000AbCdEAAV';
export const ACCOUNT_ID = '0015g00000AbCdEAAV';

export function property(name: string, more: Partial<HubspotProperty> = {}): HubspotProperty {
  const label = more.label ?? `${name} label`;
  return {
    name,
    label,
    type: 'string',
    fieldType: 'text',
    options: [],
    externalOptions: false,
    readOnly: false,
    unique: false,
    ...more,
  };
}

/** An enumeration whose options are written `value=label` or just `value`. */
export function choice(name: string, options: readonly string[], more: Partial<HubspotProperty> = {}): HubspotProperty {
  const parsed = options.map((option) => {
    const [value = '', label = value] = option.split('=');
    return { value, label };
  });
  return property(name, { type: 'enumeration', fieldType: 'select', options: parsed, ...more });
}

export function field(name: string, more: Partial<SalesforceField> = {}): SalesforceField {
  return {
    name,
    label: `${name} label`,
    type: 'string',
    length: 80,
    nillable: true,
    createable: true,
    updateable: true,
    defaultedOnCreate: false,
    calculated: false,
    restrictedPicklist: false,
    picklistValues: [],
    referenceTo: [],
    precision: 0,
    scale: 0,
    unique: false,
    externalId: false,
    caseSensitive: false,
    ...more,
  };
}

/** A restricted picklist whose values are written `value=label`; a leading `-` makes one inactive. */
export function picklist(
  name: string,
  values: readonly string[],
  more: Partial<SalesforceField> = {},
): SalesforceField {
  const parsed = values.map((text) => {
    const active = !text.startsWith('-');
    const [value = '', label = value] = (active ? text : text.slice(1)).split('=');
    return { value, label, active };
  });
  return field(name, { type: 'picklist', restrictedPicklist: true, picklistValues: parsed, length: 255, ...more });
}

export type World = {
  readonly properties?: readonly HubspotProperty[];
  readonly fields?: readonly SalesforceField[];
  /** `property>field` or `property>field:rule`, for the object at hand. */
  readonly mappings?: readonly string[];
  readonly owners?: readonly HubspotOwner[];
  readonly users?: readonly SalesforceUser[];
  readonly accountsInHubspot?: ReadonlySet<string>;
  readonly setup?: Setup;
  readonly lookups?: Partial<Lookups>;
};

const NOTHING_KNOWN: Lookups = {
  contactOf: () => undefined,
  recordState: () => undefined,
  salesforceHolders: () => undefined,
  hubspotHolders: () => undefined,
};

export function user(id: string, email: string, more: Partial<SalesforceUser> = {}): SalesforceUser {
  return { id, email, name: email, username: email, active: true, userType: 'Standard', ...more };
}

/** A context for the pair of objects of one test pair. */
export function contextOf(pair: Pair, world: World): AuditContext {
  const { object, salesforceObject } = pair;
  const mappings = (world.mappings ?? []).map((text): Mapping => {
    const [sides = '', rule] = text.split(':');
    const [name = '', fieldName = ''] = sides.split('>');
    const mapping = { object, property: name, salesforceObject, field: fieldName };
    return rule === undefined ? mapping : { ...mapping, rule: rule as NonNullable<Mapping['rule']> };
  });
  return {
    now: NOW,
    properties: new Map([[object, new Map((world.properties ?? []).map((item) => [item.name, item]))]]),
    fields: new Map([[salesforceObject, new Map((world.fields ?? []).map((item) => [item.name, item]))]]),
    mappings: new Map([[mappingsKey(object, salesforceObject), mappings]]),
    owners: new Map((world.owners ?? []).map((owner) => [owner.id, owner])),
    usersByEmail: Map.groupBy(world.users ?? [], ({ email }) => email.toLowerCase()),
    setup: world.setup ?? {},
    lookups: { ...NOTHING_KNOWN, ...world.lookups },
    isTopLevelDomain: (label) => ['com', 'org', 'it', 'io'].includes(label.toLowerCase()),
    matchesPattern: createPatterns(),
    ...(world.accountsInHubspot === undefined ? {} : { accountsInHubspot: world.accountsInHubspot }),
  };
}

export function errorsIn(pair: Pair, world: World): readonly SyncError[] {
  return examine(pair, contextOf(pair, world)).map(({ error }) => error);
}

export function hubspotRecord(
  properties: Readonly<Record<string, string | null>>,
  updatedAt = '2026-11-20T10:00:00Z',
): HubspotRecord {
  return { id: '101', properties, updatedAt };
}

export function salesforceRecord(
  object: SalesforceObject,
  fields: Readonly<Record<string, SalesforceValue>>,
  modifiedAt = '2026-11-20T09:00:00Z',
  id = object === 'Lead' ? LEAD_ID : CONTACT_ID,
): SalesforceRecord {
  return { id, object, fields, modifiedAt };
}

type Values<T> = Readonly<Record<string, T>>;

/** A contact that is linked to a Salesforce contact; both have an email. */
export function linked(hubspot: Values<string | null>, salesforce: Values<SalesforceValue>): Pair {
  return {
    object: 'contacts',
    salesforceObject: 'Contact',
    hubspot: hubspotRecord({ email: 'ada@acme.com', salesforcecontactid: CONTACT_ID, ...hubspot }),
    salesforce: salesforceRecord('Contact', { Email: 'ada@acme.com', ...salesforce }),
  };
}

/** A contact that HubSpot would create as a lead. */
export function onlyHubspot(hubspot: Values<string | null>): Pair {
  return {
    object: 'contacts',
    salesforceObject: 'Lead',
    hubspot: hubspotRecord({ email: 'ada@acme.com', ...hubspot }),
  };
}

/** A lead that HubSpot would create as a contact. */
export function onlySalesforce(salesforce: Values<SalesforceValue>): Pair {
  return {
    object: 'contacts',
    salesforceObject: 'Lead',
    salesforce: salesforceRecord('Lead', { Email: 'ada@acme.com', ...salesforce }),
  };
}
