import { serve } from '@hono/node-server';
import { Client } from '@hubspot/api-client';
import { Hono } from 'hono';
import type { AddressInfo } from 'node:net';
import { createClock } from '../../../src/sandbox/clock.ts';
import { createCrm } from '../../../src/sandbox/crm.ts';
import type { Crm, CrmChange, HubspotObject, HubspotPropertyRow, HubspotRow } from '../../../src/sandbox/crm.ts';
import { createHubspotService } from '../../../src/sandbox/hubspot/service.ts';

const START = '2026-11-24T09:00:00.000Z';

export function property(name: string, type = 'string', more: Partial<HubspotPropertyRow> = {}): HubspotPropertyRow {
  return { name, label: `The ${name}`, type, fieldType: 'text', groupName: 'information', options: [], ...more };
}

export function options(...values: string[]): { label: string; value: string }[] {
  return values.map((value) => ({ label: value.toUpperCase(), value }));
}

export function row(
  id: string,
  properties: Record<string, string | null> = {},
  more: Partial<HubspotRow> = {},
): HubspotRow {
  const times = { createdAt: '2026-01-02T03:04:05.678Z', updatedAt: '2026-02-03T04:05:06.789Z' };
  return { id, properties, associations: {}, archived: false, history: {}, ...times, ...more };
}

const OWNER = property('hubspot_owner_id', 'enumeration', { fieldType: 'select', externalOptions: true });
const READ_ONLY = { modificationMetadata: { archivable: true, readOnlyDefinition: true, readOnlyValue: true } };

function definitions(): Record<HubspotObject, HubspotPropertyRow[]> {
  return {
    contacts: [
      ...['email', 'firstname', 'lastname', 'jobtitle', 'phone', 'company'].map((name) => property(name)),
      property('hobby__c', 'string', { hasUniqueValue: true }),
      property('associatedcompanyid', 'number', { fieldType: 'number', externalOptions: true }),
      property('numemployees', 'number', { fieldType: 'number' }),
      property('lifecyclestage', 'enumeration', { fieldType: 'radio', options: options('lead', 'customer') }),
      property('interests', 'enumeration', { fieldType: 'checkbox', options: options('a', 'b', 'c') }),
      property('opted_out', 'bool', { fieldType: 'booleancheckbox' }),
      property('birthday', 'date', { fieldType: 'date' }),
      property('last_visit', 'datetime', { fieldType: 'date' }),
      property('salesforcelastsynctime', 'datetime', { fieldType: 'date', ...READ_ONLY }),
      property('salesforcecontactid', 'string', READ_ONLY),
      property('hs_score', 'number', { fieldType: 'calculation_equation', calculated: true }),
      property('old_one', 'string', { archived: true }),
      OWNER,
    ],
    companies: [property('name'), property('domain'), OWNER],
    deals: [
      property('dealname'),
      property('amount', 'number', { fieldType: 'number' }),
      property('closedate', 'datetime', { fieldType: 'date' }),
      property('dealstage', 'enumeration', { fieldType: 'radio', externalOptions: true }),
      property('pipeline', 'enumeration', { fieldType: 'select', externalOptions: true }),
      OWNER,
    ],
    tasks: [property('hs_task_subject')],
  };
}

const times = { createdAt: START, updatedAt: START };

function pipeline(id: string, ...stages: string[]) {
  const stage = (stageId: string, displayOrder: number) => ({
    id: stageId,
    label: stageId,
    displayOrder,
    archived: false,
    metadata: { isClosed: 'false', probability: '0.5' },
  });
  return { id, label: id, displayOrder: 0, archived: false, stages: stages.map(stage) };
}

export type Rows = Partial<Record<HubspotObject, HubspotRow[]>>;

export function makeCrm(rows: Rows = {}, fault = 0, random: () => number = () => 0): Crm {
  const table = (object: HubspotObject) => new Map((rows[object] ?? []).map((one) => [one.id, one]));
  const start = Date.parse(START);
  return createCrm(
    {
      hubspot: {
        account: {
          portalId: 4242,
          uiDomain: 'app.example.test',
          timeZone: 'Europe/Rome',
          accountType: 'STANDARD',
          dataHostingLocation: 'na1',
          companyCurrency: 'EUR',
          additionalCurrencies: [],
          utcOffset: '+01:00',
          utcOffsetMilliseconds: 3_600_000,
        },
        properties: definitions(),
        propertyValidations: {},
        owners: [
          { id: '9', email: 'Ann@corp.example', type: 'PERSON', archived: false, userId: 77, ...times },
          { id: '10', email: 'bob@corp.example', type: 'PERSON', archived: false, ...times },
          { id: '8', email: 'gone@corp.example', type: 'PERSON', archived: true, ...times },
        ],
        pipelines: { deals: [pipeline('default', 'open', 'won'), pipeline('renewals', 'due', 'renewed')] },
        associationLimits: {},
        objects: {
          contacts: table('contacts'),
          companies: table('companies'),
          deals: table('deals'),
          tasks: table('tasks'),
        },
      },
      salesforce: {
        organization: {
          Id: '00D000000000001AAA',
          Name: 'Org',
          IsSandbox: false,
          OrganizationType: 'Enterprise Edition',
        },
        limits: {},
        describe: {},
        records: {},
        permissions: [],
        validationRules: [],
        duplicateRules: [],
        flows: [],
        triggers: [],
      },
      mappings: [],
      inclusion: {},
      intended: [],
    },
    createClock(() => start),
    { fault, random },
  );
}

type Answer = {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The parsed body, or null where it is no JSON. */
  readonly body: Record<string, unknown> | null;
};

export type LocalHubspot = AsyncDisposable & {
  readonly crm: Crm;
  readonly client: Client;
  readonly origin: string;
  /** Every change that `crm.changes` told. */
  readonly changes: CrmChange[];
  readonly call: (method: string, path: string, body?: unknown, token?: string) => Promise<Answer>;
};

/** The service as the sandbox mounts it: under /hubspot of an app with Hono's defaults, on loopback. */
export async function startHubspot(crm: Crm = makeCrm()): Promise<LocalHubspot> {
  const app = new Hono();
  let origin = '';
  app.route('/hubspot', createHubspotService(crm, { origin: () => origin }));
  const server = await new Promise<ReturnType<typeof serve>>((resolve) => {
    const started = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, () => resolve(started));
  });
  const { port } = server.address() as AddressInfo;
  origin = `http://127.0.0.1:${port}`;
  const changes: CrmChange[] = [];
  crm.changes.on('change', (change) => changes.push(change));

  return {
    crm,
    client: new Client({ accessToken: 'sandbox-hubspot', basePath: `${origin}/hubspot` }),
    origin,
    changes,
    async call(method, path, body, token = 'sandbox-hubspot') {
      const response = await fetch(`${origin}/hubspot${path}`, {
        method,
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      });
      const text = await response.text();
      const isJson = response.headers.get('content-type')?.includes('json') === true;
      return {
        status: response.status,
        headers: response.headers,
        text,
        body: isJson ? (JSON.parse(text) as Record<string, unknown>) : null,
      };
    },
    async [Symbol.asyncDispose]() {
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
