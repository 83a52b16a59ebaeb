/** `/services/data/{version}`: every call is authenticated, counted, and perhaps failed for no reason. */
import { Hono, type MiddlewareHandler } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { bodyOf, type ApiEnv, type Org } from './api.ts';
import { countCall, limitInfo } from './api-usage.ts';
import { runComposite, type SubAnswer, type SubRequest } from './composite.ts';
import { logCall } from './event-log.ts';
import { errorBody, notFound, SalesforceFailure } from './failure.ts';
import { outage } from './outage.ts';
import { queryRoutes } from './query-routes.ts';
import { recordRoutes } from './record-routes.ts';
import { sessionOf } from './session.ts';
import { createTransaction } from './transaction.ts';

const OLDEST_VERSION = 50;
const NEWEST_VERSION = 67;
/** Bytes (REST API Developer Guide, "Status Codes and Error Responses"). */
const LONGEST_URI = 16_384;

const RESOURCES = ['composite', 'limits', 'query', 'queryAll', 'sobjects', 'tooling'];
const SEASONS = ['Spring', 'Summer', 'Winter'];

/** Three releases a year; version 67 is Summer '26. */
function labelOf(version: number): string {
  return `${SEASONS[version % 3] ?? ''} '${26 + Math.ceil((version - NEWEST_VERSION) / 3)}`;
}

export function versionList(): { label: string; url: string; version: string }[] {
  const versions = Array.from({ length: NEWEST_VERSION - OLDEST_VERSION + 1 }, (_, i) => OLDEST_VERSION + i);
  return versions.map((version) => ({
    label: labelOf(version),
    url: `/services/data/v${version}.0`,
    version: `${version}.0`,
  }));
}

function isKnownVersion(version: string): boolean {
  const number = Number(/^v(\d+)\.0$/.exec(version)?.[1]);
  return number >= OLDEST_VERSION && number <= NEWEST_VERSION;
}

/** `/v67.0/sobjects/Contact` of a call's address, and the object it is about. */
function resourceOf(path: string, soql: string | undefined): { resource: string; entity: string } {
  const [, version = '', first = '', second = '', third = ''] =
    /\/services\/data\/(v[\d.]+)\/?([^/]*)\/?([^/]*)\/?([^/]*)/.exec(path) ?? [];
  const isNested = first === 'sobjects' || first === 'composite' || first === 'tooling';
  const resource = ['', version, first, ...(isNested && second ? [second] : [])].join('/');
  const entity =
    first === 'sobjects' ? second : first === 'composite' ? third : (/\bFROM\s+(\w+)/i.exec(soql ?? '')?.[1] ?? '');
  return { resource, entity };
}

function guard({ crm }: Org): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    const version = c.req.param('version') ?? '';
    const { parent } = c.env ?? {};
    c.set('version', version);
    if (parent) {
      if (!isKnownVersion(version)) throw notFound();
      c.set('call', parent);
      return next();
    }
    if (c.req.url.length - new URL(c.req.url).origin.length > LONGEST_URI) return c.body('URI Too Long', 414);
    const session = sessionOf(crm, c.req.header('authorization'));
    if (!isKnownVersion(version)) throw notFound();
    c.header('Sforce-Limit-Info', limitInfo(crm));
    countCall(crm, session.actor);
    c.header('Sforce-Limit-Info', limitInfo(crm));
    // The integration's outcomes must come from the data alone.
    const failed = session.actor === 'integration' ? undefined : outage(crm, c);
    if (failed) return failed;

    const transaction = createTransaction(crm);
    c.set('call', { session, transaction });
    await next();
    const { resource, entity } = resourceOf(c.req.path, c.req.query('q'));
    logCall(crm, { caller: session.actor, method: c.req.method, resource, entity, status: c.res.status });
    if (c.error) transaction.rollBackTo(0);
    else transaction.commit();
    return undefined;
  };
}

/** A refused call's answer. What is no refusal is a fault of the sandbox itself, and says so. */
export function failureResponse(error: unknown): { status: ContentfulStatusCode; body: Record<string, unknown>[] } {
  if (error instanceof SalesforceFailure) {
    return { status: error.status as ContentfulStatusCode, body: errorBody(error.faults) };
  }
  const message = `The sandbox failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
  return { status: 500, body: errorBody([{ code: 'UNKNOWN_EXCEPTION', message }]) };
}

/** The versioned API, relative to `/services/data`. */
export function createDataApi(org: Org): Hono<ApiEnv> {
  const { crm } = org;
  const api = new Hono<ApiEnv>().basePath('/services/data/:version');
  api.use('*', guard(org));

  api.on('GET', ['', '/'], (c) =>
    c.json(Object.fromEntries(RESOURCES.map((name) => [name, `/services/data/${c.var.version}/${name}`]))),
  );
  api.on('GET', ['/limits', '/limits/'], (c) => c.json(crm.state.salesforce.limits));
  api.on('POST', ['/composite', '/composite/'], async (c) => {
    const { call } = c.var;
    async function send({ method, url, body, headers }: SubRequest): Promise<SubAnswer> {
      const init: RequestInit = { method, headers: { ...headers, 'content-type': 'application/json' } };
      if (body !== undefined && method !== 'GET') init.body = JSON.stringify(body);
      const response = await api.request(url, init, { parent: call });
      const text = await response.text();
      const isJson = response.headers.get('content-type')?.startsWith('application/json') === true;
      const location = response.headers.get('location');
      return {
        status: response.status,
        body: text === '' ? null : isJson ? JSON.parse(text) : text,
        headers: location === null ? {} : { Location: location },
      };
    }
    return c.json(await runComposite(await bodyOf(c), call.transaction, send));
  });
  api.route('/', queryRoutes(org));
  api.route('/', recordRoutes(org));
  api.all('*', () => {
    throw notFound();
  });
  api.onError((error, c) => {
    const { status, body } = failureResponse(error);
    return c.json(body, status);
  });
  return api;
}
