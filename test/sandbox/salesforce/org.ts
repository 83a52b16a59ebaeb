import { serve, type ServerType } from '@hono/node-server';
import { Hono } from 'hono';
import { Connection } from 'jsforce';
import { createClock, type SandboxClock } from '../../../src/sandbox/clock.ts';
import {
  createCrm,
  type Crm,
  type CrmChange,
  type DescribeField,
  type SalesforceRow,
  type SalesforceState,
} from '../../../src/sandbox/crm.ts';
import { makeField } from '../../../src/sandbox/salesforce/fields.ts';
import { makeId } from '../../../src/sandbox/salesforce/id.ts';
import { createSalesforceService } from '../../../src/sandbox/salesforce/service.ts';

export const NOW = new Date('2026-11-24T09:00:00.000Z');
export const [BOT, INTEGRATION, ANN, LEFT, CHATTER] = [1, 2, 3, 4, 5].map((n) => makeId('005', n)) as [
  string,
  string,
  string,
  string,
  string,
];
export const [ACME, GONE] = [makeId('001', 1), makeId('001', 2)];

/** A field that can be written. */
function open(name: string, label: string, type: string, over: Partial<DescribeField> = {}): DescribeField {
  return makeField(name, type, { label, createable: true, updateable: true, permissionable: true, ...over });
}

const options = (...values: string[]) =>
  values.map((value) => ({ value, label: value, active: true, defaultValue: false }));

const person = () => [
  open('FirstName', 'First Name', 'string', { length: 40 }),
  open('LastName', 'Last Name', 'string', { length: 80, nillable: false, permissionable: false }),
  makeField('Name', 'string', { label: 'Full Name', length: 121, nillable: false }),
  open('Title', 'Title', 'string', { length: 128 }),
  open('Email', 'Email', 'email', { length: 80 }),
  open('Phone', 'Phone', 'phone', { length: 40 }),
];
const owner = (...referenceTo: string[]) =>
  open('OwnerId', 'Owner ID', 'reference', {
    referenceTo,
    relationshipName: 'Owner',
    nillable: false,
    defaultedOnCreate: true,
    permissionable: false,
  });

const describe = (): SalesforceState['describe'] => ({
  Contact: {
    name: 'Contact',
    label: 'Contact',
    fields: [
      ...person(),
      owner('User'),
      open('AccountId', 'Account ID', 'reference', { referenceTo: ['Account'], relationshipName: 'Account' }),
      open('Description', 'Description', 'textarea', { length: 32000 }),
      open('Birthdate', 'Birthdate', 'date'),
      open('DoNotCall', 'Do Not Call', 'boolean', { nillable: false }),
      open('Level__c', 'Level', 'picklist', {
        length: 255,
        restrictedPicklist: true,
        picklistValues: [...options('High', 'Low'), { value: 'Old', label: 'Old', active: false, defaultValue: false }],
      }),
      open('Tags__c', 'Tags', 'multipicklist', {
        length: 4099,
        restrictedPicklist: true,
        picklistValues: options('A', 'B', 'C'),
      }),
      open('Badge__c', 'Badge', 'string', { length: 20, unique: true, externalId: true, idLookup: true }),
      open('Score__c', 'Score', 'double', { precision: 5, scale: 2 }),
      open('Children__c', 'Children', 'int', { digits: 8 }),
      open('SFSync_Resync__c', 'Resync', 'string', { length: 80 }),
      open('MailingCountry', 'Mailing Country', 'string', { length: 80 }),
      open('MailingCountryCode', 'Mailing Country Code', 'picklist', {
        length: 10,
        restrictedPicklist: true,
        picklistValues: [
          { value: 'IT', label: 'Italy', active: true, defaultValue: false },
          { value: 'US', label: 'United States', active: true, defaultValue: false },
        ],
      }),
      open('MailingState', 'Mailing State/Province', 'string', { length: 80 }),
      open('MailingStateCode', 'Mailing State/Province Code', 'picklist', {
        length: 10,
        restrictedPicklist: true,
        // The first country's bit is the highest one.
        picklistValues: [
          { value: 'MI', label: 'Milano', active: true, defaultValue: false, validFor: 'gAAA' },
          { value: 'CA', label: 'California', active: true, defaultValue: false, validFor: 'QAAA' },
        ],
      }),
    ],
  },
  Lead: {
    name: 'Lead',
    label: 'Lead',
    fields: [
      ...person(),
      owner('Group', 'User'),
      open('Company', 'Company', 'string', { length: 255, nillable: false, permissionable: false }),
      open('Status', 'Status', 'picklist', {
        length: 255,
        nillable: false,
        defaultedOnCreate: true,
        picklistValues: [{ value: 'New', label: 'Fresh', active: true, defaultValue: true }, ...options('Working')],
      }),
      makeField('IsConverted', 'boolean'),
    ],
  },
  Account: {
    name: 'Account',
    label: 'Account',
    fields: [
      open('Name', 'Account Name', 'string', { length: 255, nillable: false, permissionable: false }),
      owner('User'),
      open('Industry', 'Industry', 'picklist', { length: 255, picklistValues: options('Energy', 'Retail') }),
      open('AnnualRevenue', 'Annual Revenue', 'currency', { precision: 18, scale: 0 }),
    ],
  },
});

const rowsById = (rows: SalesforceRow[]) => new Map(rows.map((row) => [row.Id, row]));

function user(Id: string, Name: string, Username: string, over: Record<string, unknown> = {}): SalesforceRow {
  return { Id, Name, Username, Email: Username, IsActive: true, UserType: 'Standard', ...over };
}

function salesforceState(): SalesforceState {
  return {
    organization: { Id: '00DSB0000000001AAA', Name: 'Acme', IsSandbox: false, OrganizationType: 'Enterprise Edition' },
    limits: { DailyApiRequests: { Max: 1000, Remaining: 900 }, DailyBulkV2QueryJobs: { Max: 10, Remaining: 10 } },
    describe: describe(),
    records: {
      User: rowsById([
        user(BOT, 'Sync Bot', 'sfsync@acme.example'),
        user(INTEGRATION, 'HubSpot Integration', 'hubspot@acme.example'),
        user(ANN, 'Ann Lee', 'ann@acme.example'),
        user(LEFT, 'Lou Left', 'lou@acme.example', { IsActive: false }),
        user(CHATTER, 'Cher Chat', 'cher@acme.example', { UserType: 'CsnOnly' }),
      ]),
      Account: rowsById([
        { Id: ACME, Name: 'Acme', OwnerId: ANN, Industry: 'Energy', SystemModstamp: '2026-11-20T10:00:00.000Z' },
        { Id: GONE, Name: 'Gone', OwnerId: ANN, IsDeleted: true },
      ]),
      Contact: new Map(),
      Lead: new Map(),
    },
    permissions: [],
    validationRules: [],
    duplicateRules: [],
    flows: [],
    triggers: [],
  };
}

export type TestOrg = {
  crm: Crm;
  clock: SandboxClock;
  state: SalesforceState;
  changes: CrmChange[];
  add: (object: string, ...rows: SalesforceRow[]) => void;
  /** A call of the service without a network, as the bot unless told otherwise. */
  call: (
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ) => Promise<{ status: number; headers: Headers; body: unknown }>;
  query: (soql: string) => Promise<Record<string, unknown>[]>;
};

export function createOrg(options: { fault?: number; random?: () => number } = {}): TestOrg & { app: Hono } {
  const clock = createClock(() => NOW.getTime());
  const state = salesforceState();
  const crm = createCrm(
    // The Salesforce service looks at nothing else.
    { salesforce: state } as Crm['state'],
    clock,
    { fault: options.fault ?? 0, random: options.random ?? (() => 0.5) },
  );
  const changes: CrmChange[] = [];
  crm.changes.on('change', (change) => changes.push(change));
  const app = new Hono();
  app.route('/salesforce', createSalesforceService(crm, { origin: () => 'http://sandbox.example' }));

  const call: TestOrg['call'] = async (method, path, body, headers = {}) => {
    const init: RequestInit = {
      method,
      headers: { authorization: 'Bearer sandbox-salesforce', 'content-type': 'application/json', ...headers },
    };
    if (body !== undefined) init.body = JSON.stringify(body);
    const response = await app.request(`/salesforce${path}`, init);
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.startsWith('application/json') === true;
    return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
  };
  return {
    app,
    crm,
    clock,
    state,
    changes,
    call,
    add(object, ...rows) {
      const map = (state.records[object] ??= new Map());
      for (const row of rows) map.set(row.Id, row);
    },
    async query(soql) {
      const { status, body } = await call('GET', `/services/data/v67.0/query?q=${encodeURIComponent(soql)}`);
      if (status !== 200) throw new Error(JSON.stringify(body));
      return (body as { records: Record<string, unknown>[] }).records;
    },
  };
}

/** The same org behind a real server, with jsforce connected to it as the bot. */
export async function serveOrg(options: Parameters<typeof createOrg>[0] = {}) {
  const org = createOrg(options);
  const app = new Hono();
  let origin = '';
  app.route('/salesforce', createSalesforceService(org.crm, { origin: () => origin }));
  const server = await new Promise<ServerType>((resolve) => {
    const listening = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => {
      origin = `http://127.0.0.1:${port}`;
      resolve(listening);
    });
  });
  const instanceUrl = `${origin}/salesforce`;
  const connect = (accessToken = 'sandbox-salesforce') => new Connection({ instanceUrl, accessToken, version: '67.0' });
  return {
    ...org,
    instanceUrl,
    connect,
    conn: connect(),
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
