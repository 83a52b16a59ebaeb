import { setTimeout as delay } from 'node:timers/promises';
import { atMost } from '../core/at-most.ts';
import { HubspotRefusal, HubspotTimeout, judge } from './errors.ts';
import type { HubspotOptions } from './options.ts';
import { createPace } from './pace.ts';

/** Search has a limit of its own and does not count for the ten-second one (HubSpot's search guide). */
type Kind = 'plain' | 'search';

/** Every call to HubSpot passes here: counted, paced, bounded in time and number, tried again, and its failures named. */
export type Gate = {
  calls(): number;
  /** Throws VendorError. `name` is for the log. */
  send<T>(kind: Kind, name: string, attempt: () => Promise<T>): Promise<T>;
  /** Takes note of the limits that an answer tells; throws HubspotRefusal for a status of 400 or more. */
  heard(status: number, headers: Readonly<Record<string, string>>, text: () => Promise<string>): Promise<void>;
};

/** The smallest limits of any HubSpot account; the answers' headers raise the first. */
const LIMITS = { plain: { max: 100, intervalMs: 10_000 }, search: { max: 5, intervalMs: 1000 } };
const PARALLEL = 4;
const TIMEOUT_MS = 30_000;
/** With so few calls left in the window, others are using the account too. */
const SCARCE = 5;

export function createGate(options: HubspotOptions): Gate {
  const { log, now = () => new Date(), sleep = (ms: number) => delay(ms), timeoutMs = TIMEOUT_MS } = options;
  const paces = { plain: createPace(LIMITS.plain, now, sleep), search: createPace(LIMITS.search, now, sleep) };
  const inSlot = atMost(PARALLEL);
  let calls = 0;

  async function once<T>(kind: Kind, attempt: () => Promise<T>): Promise<T> {
    await paces[kind].turn();
    options.spend?.();
    calls += 1;
    return within(timeoutMs, attempt());
  }

  return {
    calls: () => calls,
    async send(kind, name, attempt) {
      for (let count = 1; ; count += 1) {
        try {
          return await inSlot(() => once(kind, attempt));
        } catch (thrown) {
          const { error, retry } = judge(thrown, options.accessToken, now);
          if (!retry || count >= retry.attempts) throw error;
          const pauseMs = retry.pauseMs(count);
          log.warn(
            { call: name, code: error.code, attempt: count, pauseMs },
            'HubSpot did not take a call; trying again',
          );
          if (error.code === 'rate-limited') paces[kind].hold(pauseMs);
          else await sleep(pauseMs);
        }
      }
    },
    async heard(status, headers, text) {
      const max = Number(headers['x-hubspot-ratelimit-max']);
      const intervalMs = Number(headers['x-hubspot-ratelimit-interval-milliseconds']);
      if (max > 0 && intervalMs > 0) paces.plain.setLimit({ max, intervalMs });
      const remaining = headers['x-hubspot-ratelimit-remaining'];
      if (remaining !== undefined && Number(remaining) <= Math.min(SCARCE, max / 10)) {
        paces.plain.hold((intervalMs > 0 ? intervalMs : LIMITS.plain.intervalMs) / 2);
      }
      if (status >= 400) throw new HubspotRefusal(status, headers, await text());
    },
  };
}

/** The client has no timeout of its own: what it was doing goes on unheard. */
async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  const timer = new AbortController();
  const late = delay(ms, undefined, { signal: timer.signal }).then(() => {
    throw new HubspotTimeout(ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    timer.abort();
  }
}
