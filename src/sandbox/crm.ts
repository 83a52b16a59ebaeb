/**
 * The state of the sandbox's two CRMs, in the APIs' own shapes. The HubSpot and Salesforce services read and write it,
 * the data set fills it, and the integration only listens to its changes: it writes through the public endpoints.
 */
import { EventEmitter } from 'node:events';
import type { SandboxClock } from './clock.ts';

export type HubspotObject = 'contacts' | 'companies' | 'deals' | 'tasks';

/** As `GET /crm/v3/properties/{type}` returns it; other keys of a pasted answer are kept. */
export type HubspotPropertyRow = {
  name: string;
  label: string;
  type: string;
  fieldType: string;
  groupName: string;
  options: { label: string; value: string; hidden?: boolean; displayOrder?: number }[];
  hasUniqueValue?: boolean;
  externalOptions?: boolean;
  hubspotDefined?: boolean;
  hidden?: boolean;
  archived?: boolean;
  calculated?: boolean;
  modificationMetadata?: { archivable?: boolean; readOnlyDefinition?: boolean; readOnlyValue?: boolean };
  [key: string]: unknown;
};

export type HubspotRow = {
  id: string;
  properties: Record<string, string | null>;
  /** Ids by object in the plural: `{ companies: ['7'] }`. */
  associations: Record<string, string[]>;
  createdAt: string;
  updatedAt: string;
  archived: boolean;
  /** Newest first, by property; what a value was set by is in `sourceType`. */
  history: Record<string, { value: string; timestamp: string; sourceType: string }[]>;
};

export type HubspotOwnerRow = {
  id: string;
  email?: string;
  firstName?: string;
  lastName?: string;
  userId?: number;
  type: 'PERSON' | 'QUEUE';
  archived: boolean;
  createdAt: string;
  updatedAt: string;
  [key: string]: unknown;
};

export type HubspotPipelineRow = {
  id: string;
  label: string;
  displayOrder: number;
  archived: boolean;
  stages: {
    id: string;
    label: string;
    displayOrder: number;
    archived: boolean;
    metadata: Record<string, string>;
  }[];
  [key: string]: unknown;
};

export type HubspotState = {
  account: {
    portalId: number;
    uiDomain: string;
    timeZone: string;
    accountType: string;
    dataHostingLocation: string;
    companyCurrency: string;
    additionalCurrencies: string[];
    utcOffset: string;
    utcOffsetMilliseconds: number;
  };
  properties: Record<HubspotObject, HubspotPropertyRow[]>;
  /** By objectTypeId (`0-1`), as `GET /crm/v3/property-validations/{objectTypeId}` returns `results`. */
  propertyValidations: Record<string, { propertyName: string; propertyValidationRules: unknown[] }[]>;
  owners: HubspotOwnerRow[];
  pipelines: { deals: HubspotPipelineRow[] };
  associationLimits: Record<string, unknown>;
  objects: Record<HubspotObject, Map<string, HubspotRow>>;
};

/** One field as describe returns it; other keys of a pasted answer are kept. */
export type DescribeField = {
  name: string;
  label: string;
  type: string;
  length: number;
  precision: number;
  scale: number;
  digits: number;
  nillable: boolean;
  createable: boolean;
  updateable: boolean;
  defaultedOnCreate: boolean;
  calculated: boolean;
  unique: boolean;
  externalId: boolean;
  restrictedPicklist: boolean;
  custom: boolean;
  permissionable: boolean;
  deprecatedAndHidden: boolean;
  picklistValues: { active: boolean; defaultValue: boolean; label: string; value: string; validFor?: string | null }[];
  referenceTo: string[];
  relationshipName: string | null;
  [key: string]: unknown;
};

/** A record's fields by API name. `Id` has 18 characters; `SystemModstamp`, `LastModifiedDate`, `CreatedDate` are ISO times. */
export type SalesforceRow = { Id: string; [field: string]: unknown };

export type PermissionRow = {
  /** User name, user id, or `*` for every user. */
  user: string;
  SobjectType: string;
  /** `Contact.Email`: a FieldPermissions row; without it an ObjectPermissions row. */
  Field?: string;
  PermissionsRead?: boolean;
  PermissionsCreate?: boolean;
  PermissionsEdit?: boolean;
  PermissionsDelete?: boolean;
};

/** Conditions are data, not formulas: `{ field, blank: true }`, `{ field, equals: 'x' }`, `{ field, longerThan: 20 }`, `{ all: [...] }`. */
export type RuleCondition =
  | { field: string; blank: boolean }
  | { field: string; equals: string | number | boolean }
  | { field: string; longerThan: number }
  | { all: RuleCondition[] }
  | { any: RuleCondition[] };

type ValidationRuleRow = {
  object: string;
  name: string;
  when: RuleCondition;
  message: string;
  field?: string;
  active: boolean;
};

/** A record is refused when another one of `object` has the same values in all of `matchOn`. */
export type DuplicateRuleRow = { object: string; name: string; matchOn: string[]; active: boolean; message: string };

/** A flow or trigger that fails when its condition holds. */
export type AutomationRow = { object: string; name: string; when: RuleCondition; message: string; active: boolean };

export type SalesforceState = {
  organization: { Id: string; Name: string; IsSandbox: boolean; OrganizationType: string; [key: string]: unknown };
  /** `{ DailyApiRequests: { Max, Remaining } }` and others; the service lowers Remaining with each call. */
  limits: Record<string, { Max: number; Remaining: number }>;
  describe: Record<string, { name: string; label: string; fields: DescribeField[] }>;
  /** Every sObject's rows by 18-character Id: Lead, Contact, Account, Opportunity, User, OpportunityStage, RecordType, … */
  records: Record<string, Map<string, SalesforceRow>>;
  permissions: PermissionRow[];
  validationRules: ValidationRuleRow[];
  duplicateRules: DuplicateRuleRow[];
  flows: AutomationRow[];
  triggers: AutomationRow[];
};

export type MappingRow = {
  object: HubspotObject;
  property: string;
  salesforceObject: string;
  field: string;
  rule: 'two-way' | 'prefer-salesforce' | 'always-salesforce' | 'dont-sync';
};

/** A public write that went through. `actor` is the caller's name: `bot` or `integration`, or a person's tool. */
export type CrmChange = {
  side: 'hubspot' | 'salesforce';
  object: string;
  id: string;
  /** Property or field names whose value changed; all of them for a new record. */
  fields: string[];
  kind: 'created' | 'updated' | 'deleted';
  actor: string;
};

export type CrmState = {
  hubspot: HubspotState;
  salesforce: SalesforceState;
  mappings: MappingRow[];
  /** Ids in the inclusion list by HubSpot object; an object that is absent has no list: all its records sync. */
  inclusion: Partial<Record<HubspotObject, Set<string>>>;
  /** The data set's own list of errors that it means to hold; only tests compare it. */
  intended: TruthRow[];
};

/** One outcome of the integration: a record that it could not sync. */
export type TruthRow = {
  object: HubspotObject;
  /** HubSpot's id, absent for a record that only Salesforce has. */
  id?: string;
  salesforceId?: string;
  /** Kebab-case error type as HubSpot would name it. */
  type: string;
  property?: string;
  field?: string;
  /** The raw code and message of the refusal. */
  code?: string;
  message?: string;
};

/** What services share. `changes` emits `change` with a CrmChange after each public write. */
export type Crm = {
  state: CrmState;
  readonly clock: SandboxClock;
  readonly changes: EventEmitter<{ change: [CrmChange] }>;
  /** Vendor calls so far by API, then by actor, for `GET /sandbox/calls`. */
  readonly calls: Record<'hubspot' | 'salesforce', Record<string, number>>;
  /** Share of vendor calls (0 to 1) that fail for no reason, with 500, 503 or 429 (`--fault`). */
  readonly fault: number;
  readonly random: () => number;
};

export function createCrm(state: CrmState, clock: SandboxClock, options: { fault: number; random: () => number }): Crm {
  return {
    state,
    clock,
    changes: new EventEmitter(),
    calls: { hubspot: {}, salesforce: {} },
    fault: options.fault,
    random: options.random,
  };
}
