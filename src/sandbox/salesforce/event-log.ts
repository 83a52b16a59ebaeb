/** The log of API calls that Salesforce writes a day later, and its file in CSV. */
import { stringify } from 'csv-stringify/sync';
import type { Crm, CrmState, SalesforceRow } from '../crm.ts';
import { makeId } from './id.ts';
import { actorUser, type Actor } from './users.ts';

const DAY_MS = 86_400_000;

type Caller = Actor | 'dataLoader';
/** One kind of call, of which a day has many. `free` calls do not count against the limit. */
type CallKind = { caller: Caller; method: string; resource: string; entity: string; status: number; free?: boolean };
type DayOfCalls = Map<string, { kind: CallKind; count: number }>;

// Kept beside the state, not in it, so that a fresh state starts with an empty log.
const logs = new WeakMap<CrmState, Map<string, DayOfCalls>>();

const dayOf = (at: Date): string => at.toISOString().slice(0, 10);

export function logCall(crm: Crm, kind: CallKind): void {
  const days = logs.get(crm.state) ?? new Map<string, DayOfCalls>();
  logs.set(crm.state, days);
  const day = dayOf(crm.clock.now());
  const calls: DayOfCalls = days.get(day) ?? new Map();
  days.set(day, calls);
  const key = Object.values(kind).join(' ');
  const entry = calls.get(key) ?? { kind, count: 0 };
  entry.count++;
  calls.set(key, entry);
}

const FIELDS = [
  'EVENT_TYPE',
  'TIMESTAMP',
  'REQUEST_ID',
  'ORGANIZATION_ID',
  'USER_ID',
  'API_FAMILY',
  'API_VERSION',
  'API_RESOURCE',
  'CLIENT_NAME',
  'HTTP_METHOD',
  'CLIENT_IP',
  'COUNTS_AGAINST_API_LIMIT',
  'CONNECTED_APP_ID',
  'ENTITY_NAME',
  'STATUS_CODE',
  'CONNECTED_APP_NAME',
  'USER_NAME',
  'TIMESTAMP_DERIVED',
] as const;
type LogRow = Record<(typeof FIELDS)[number], string | number>;

const APPS: Readonly<Record<Caller, { app: string; id: string; client: string; ip: string }>> = {
  integration: { app: 'HubSpot', id: '0H4SB0000000001', client: 'HubSpot', ip: '203.0.113.24' },
  bot: { app: 'sfsync', id: '0H4SB0000000002', client: 'sfsync', ip: '203.0.113.80' },
  dataLoader: { app: 'Dataloader Bulk', id: '0H4SB0000000003', client: 'DataLoaderBulk/67.0', ip: '198.51.100.7' },
};

/** What an integration does all day, as shares of its counted calls, and someone else beside it. */
const USUAL_CALLS: readonly (CallKind & { share: number })[] = [
  { caller: 'integration', method: 'GET', resource: '/v67.0/query', entity: 'Contact', status: 200, share: 0.34 },
  {
    caller: 'integration',
    method: 'PATCH',
    resource: '/v67.0/sobjects/Contact',
    entity: 'Contact',
    status: 204,
    share: 0.27,
  },
  { caller: 'integration', method: 'GET', resource: '/v67.0/query', entity: 'Account', status: 200, share: 0.16 },
  {
    caller: 'integration',
    method: 'PATCH',
    resource: '/v67.0/sobjects/Lead',
    entity: 'Lead',
    status: 204,
    share: 0.13,
  },
  { caller: 'integration', method: 'POST', resource: '/v67.0/sobjects/Lead', entity: 'Lead', status: 201, share: 0.06 },
  {
    caller: 'integration',
    method: 'PATCH',
    resource: '/v67.0/sobjects/Opportunity',
    entity: 'Opportunity',
    status: 400,
    share: 0.04,
  },
  {
    caller: 'integration',
    method: 'GET',
    resource: '/services/oauth2/userinfo',
    entity: '',
    status: 200,
    share: 0.01,
    free: true,
  },
  { caller: 'dataLoader', method: 'POST', resource: '/v67.0/jobs/ingest', entity: 'Account', status: 200, share: 0.02 },
];

const MOST_USUAL_CALLS = 20_000;
const INTEGRATION_SHARE = 0.45;
const QUIET_SHARE = 0.02;

/** The integration's calls on a day before the sandbox began: a share of what the org uses, a little different each day. */
function usualCalls(crm: Crm, day: string): number {
  const { Max = 0, Remaining = 0 } = crm.state.salesforce.limits['DailyApiRequests'] ?? {};
  const counted = Object.values(crm.calls.salesforce).reduce((sum, calls) => sum + calls, 0);
  const used = Math.max(Max - Remaining - counted, Max * QUIET_SHARE);
  const serial = Math.floor(Date.parse(day) / DAY_MS);
  const swing = 0.9 + ((serial * 7919) % 200) / 1000;
  return Math.min(Math.round(used * INTEGRATION_SHARE * swing), MOST_USUAL_CALLS);
}

function callsOf(crm: Crm, day: string): { kind: CallKind; count: number }[] {
  const total = usualCalls(crm, day);
  const usual = USUAL_CALLS.map(({ share, ...kind }) => ({ kind, count: Math.round(total * share) }));
  return [...usual, ...(logs.get(crm.state)?.get(day)?.values() ?? [])];
}

/** A data loader is run by a person: anyone but the two users that run the services, where there is one. */
function userOf(crm: Crm, caller: Caller): SalesforceRow {
  if (caller !== 'dataLoader') return actorUser(crm, caller);
  const services = [actorUser(crm, 'bot'), actorUser(crm, 'integration')];
  const people = [...(crm.state.salesforce.records['User']?.values() ?? [])];
  return people.find((user) => !services.includes(user)) ?? actorUser(crm, 'bot');
}

/** The day's file, with the calls of each kind spread evenly over the day. */
function csvOf(crm: Crm, day: string): string {
  const organization = crm.state.salesforce.organization.Id.slice(0, 15);
  let serial = 0;
  const rows = callsOf(crm, day).flatMap(({ kind, count }) => {
    const user = userOf(crm, kind.caller);
    const { app, id, client, ip } = APPS[kind.caller];
    return Array.from({ length: count }, (_, i): LogRow => {
      const at = new Date(Date.parse(day) + Math.floor(((i + 0.5) * DAY_MS) / count)).toISOString();
      return {
        EVENT_TYPE: 'ApiTotalUsage',
        TIMESTAMP: at.replaceAll(/[-:TZ]/g, ''),
        REQUEST_ID: `4sb${(++serial).toString(36).padStart(17, '0')}`,
        ORGANIZATION_ID: organization,
        USER_ID: user.Id.slice(0, 15),
        API_FAMILY: 'REST',
        API_VERSION: '67.0',
        API_RESOURCE: kind.resource,
        CLIENT_NAME: client,
        HTTP_METHOD: kind.method,
        CLIENT_IP: ip,
        COUNTS_AGAINST_API_LIMIT: kind.free ? 0 : 1,
        CONNECTED_APP_ID: id,
        ENTITY_NAME: kind.entity,
        STATUS_CODE: kind.status,
        CONNECTED_APP_NAME: app,
        USER_NAME: String(user['Username']),
        TIMESTAMP_DERIVED: at,
      };
    });
  });
  return stringify(rows, { header: true, columns: [...FIELDS], quoted: true });
}

function newestDay(crm: Crm): string {
  return dayOf(new Date(crm.clock.now().getTime() - DAY_MS));
}

const fileId = (day: string): string => makeId('0AT', Math.floor(Date.parse(day) / DAY_MS));

/** Yesterday's file: an org without Event Monitoring keeps one day, and the day's file appears the next day (UTC). */
export function eventLogFiles(crm: Crm): SalesforceRow[] {
  const day = newestDay(crm);
  const created = new Date(Date.parse(day) + DAY_MS).toISOString();
  return [
    {
      Id: fileId(day),
      EventType: 'ApiTotalUsage',
      LogDate: `${day}T00:00:00.000Z`,
      LogFile: `/services/data/v67.0/sobjects/EventLogFile/${fileId(day)}/LogFile`,
      LogFileLength: Buffer.byteLength(csvOf(crm, day)),
      LogFileFieldNames: FIELDS.join(','),
      LogFileFieldTypes: FIELDS.map((name) => (name === 'TIMESTAMP_DERIVED' ? 'DateTime' : 'String')).join(','),
      LogFileContentType: 'text/csv',
      ApiVersion: 67,
      Interval: 'Daily',
      Sequence: 0,
      CreatedDate: created,
      LastModifiedDate: created,
      SystemModstamp: created,
    },
  ];
}

/** The file's CSV, or undefined where the id is not a kept file's. */
export function logFileCsv(crm: Crm, id: string): string | undefined {
  const day = newestDay(crm);
  return id.slice(0, 15) === fileId(day).slice(0, 15) ? csvOf(crm, day) : undefined;
}
