import { setTimeout as delay } from 'node:timers/promises';
import { Connection, OAuth2 } from 'jsforce';
import { z } from 'zod';
import type { ApiUsage } from '../jobs/ports.ts';
import { VendorError } from '../jobs/vendor-error.ts';
import { parse } from './answers.ts';
import { clientError, judge, judgeLogin, SalesforceTimeout } from './errors.ts';
import type { Failure } from './errors.ts';
import type { SalesforceOptions } from './options.ts';

/** Summer '26; without it jsforce speaks 50.0. */
export const VERSION = '67.0';
/** Shows in Salesforce's API log as CLIENT_NAME, so that our calls can be told from HubSpot's. */
const CLIENT = 'sfsync';
const TIMEOUT_MS = 60_000;
/** A day's log of a busy org has millions of rows. */
const DOWNLOAD_MS = 10 * 60_000;
/** A token that is refused is renewed so many times in a row; jsforce's own renewal would go on for ever. */
const RENEWALS = 2;

type Call = {
  /** For the log and the errors. */
  readonly name: string;
  readonly method: 'GET' | 'POST' | 'PATCH';
  /** From the version root (`/limits`) or the host's root (`/services/data/…`). */
  readonly path: string;
  readonly body?: unknown;
};

/** A live connection to one org: logs in when needed, counts, retries, and names every failure. All throw VendorError. */
export type Session = {
  calls(): number;
  /** The parsed JSON of the answer, not yet checked. */
  request(call: Call): Promise<unknown>;
  /** The raw answer with a body to stream, from the version root; jsforce would read it whole. */
  download(name: string, path: string): Promise<Response>;
  instanceUrl(): Promise<string>;
  /** From the last answer that told it. */
  seenUsage(): ApiUsage | undefined;
};

const tokenAnswer = z.object({ access_token: z.string().min(1), instance_url: z.url() });

export function createSession(options: SalesforceOptions): Session {
  const { log, now = () => new Date(), sleep = (ms: number) => delay(ms), timeoutMs = TIMEOUT_MS } = options;
  const secrets = 'accessToken' in options ? [options.accessToken] : [options.clientSecret];
  let calls = 0;
  let usage: ApiUsage | undefined;
  let current: Promise<Connection> | undefined;

  /** Tries `work` again while that may help. Every call repeats safely: a write sets the same value again. */
  async function persist<T>(name: string, judgeOne: (thrown: unknown) => Failure, work: () => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      options.spend?.();
      try {
        calls += 1;
        return await within(timeoutMs, work());
      } catch (thrown) {
        const { error, attempts } = judgeOne(thrown);
        if (attempt >= attempts) throw error;
        const pauseMs = 500 * 2 ** (attempt - 1);
        log.warn({ call: name, code: error.code, attempt, pauseMs }, 'Salesforce did not take a call; trying again');
        await sleep(pauseMs);
      }
    }
  }

  async function open(): Promise<Connection> {
    if ('accessToken' in options) return connection(options.instanceUrl, options.accessToken);
    const { loginUrl, clientId, clientSecret } = options;
    const oauth2 = new OAuth2({ loginUrl, clientId, clientSecret });
    const answer: unknown = await persist(
      'login',
      (thrown) => judgeLogin(thrown, secrets),
      () => oauth2.requestToken({ grant_type: 'client_credentials' }),
    );
    const token = parse(tokenAnswer, answer, 'login');
    return connection(token.instance_url, token.access_token);
  }

  /** Parallel callers share one login. */
  function connect(): Promise<Connection> {
    current ??= open().catch((error: unknown) => {
      current = undefined;
      throw error;
    });
    return current;
  }

  async function send(link: Connection, call: Call): Promise<unknown> {
    const known = link.limitInfo;
    try {
      return await link.request(
        {
          method: call.method,
          url: call.path,
          ...(call.body === undefined
            ? {}
            : { body: JSON.stringify(call.body), headers: { 'content-type': 'application/json' } }),
        },
        // The client would repeat by itself, uncounted, and wait half an hour.
        { retry: { methods: [] }, timeout: timeoutMs },
      );
    } finally {
      const { apiUsage } = link.limitInfo;
      if (apiUsage && link.limitInfo !== known) {
        usage = { used: apiUsage.used, max: apiUsage.limit, at: now().toISOString() };
      }
    }
  }

  /** Runs `work` on the connection; where the token is refused, on a new one. */
  async function withSession<T>(name: string, work: (link: Connection) => Promise<T>): Promise<T> {
    for (let renewals = 0; ; renewals += 1) {
      const opened = connect();
      const link = await opened;
      const known = [...secrets, link.accessToken ?? ''].filter(Boolean);
      try {
        return await persist(
          name,
          (thrown) => judge(thrown, known),
          () => work(link),
        );
      } catch (error) {
        const expired = error instanceof VendorError && error.code === 'unauthorized';
        if (!expired || 'accessToken' in options || renewals >= RENEWALS) throw error;
        log.debug({ call: name, renewals: renewals + 1 }, 'Salesforce refused the token; logging in again');
        if (current === opened) current = undefined;
      }
    }
  }

  return {
    calls: () => calls,
    request: (call) => withSession(call.name, (link) => send(link, call)),
    download: (name, path) => withSession(name, (link) => fetchRaw(link, path)),
    instanceUrl: async () => (await connect()).instanceUrl,
    seenUsage: () => usage,
  };
}

/** Without OAuth settings of its own, the connection leaves a refused token to us. */
function connection(instanceUrl: string, accessToken: string): Connection {
  if (/\.lightning\.force\.com/i.test(instanceUrl)) {
    throw new VendorError('salesforce', 'unreachable', 'the API is at the My Domain, not at the Lightning address');
  }
  return new Connection({
    instanceUrl: instanceUrl.replace(/\/+$/, ''),
    accessToken,
    version: VERSION,
    callOptions: { client: CLIENT },
  });
}

async function fetchRaw(link: Connection, path: string): Promise<Response> {
  const response = await fetch(`${link.instanceUrl}/services/data/v${VERSION}${path}`, {
    signal: AbortSignal.timeout(DOWNLOAD_MS),
    headers: { authorization: `Bearer ${link.accessToken ?? ''}`, 'sforce-call-options': `client=${CLIENT}` },
  });
  if (response.ok) return response;
  const body: unknown = await response.json().catch(() => undefined);
  throw clientError(response.status, body);
}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  const timer = new AbortController();
  const late = delay(ms, undefined, { signal: timer.signal }).then(() => {
    throw new SalesforceTimeout(ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    timer.abort();
  }
}
