import { randomUUID } from 'node:crypto';
import type { Context, MiddlewareHandler } from 'hono';
import type { Crm } from '../crm.ts';
import { HubspotFailure } from './failure.ts';
import type { Limits, RateLimit } from './limits.ts';
import type { HubspotEnv } from './request.ts';
import type { Actor } from './store.ts';

const ACTORS: Readonly<Record<string, Actor>> = {
  'sandbox-hubspot': 'bot',
  'sandbox-integration': 'integration',
};

const NO_CREDENTIALS =
  'Authentication credentials not found. This API supports OAuth 2.0 authentication and you can find more details at https://developers.hubspot.com/docs/methods/auth/oauth-overview';

/** What a client gets for no reason of its own: a proxy's page, an outage, a busy account. */
const FAULTS: readonly ((c: Context) => Response)[] = [
  (c) => c.html('<html><body><h1>502 Bad Gateway</h1></body></html>', 502),
  (c) => c.html('<html><body><h1>503 Service Temporarily Unavailable</h1></body></html>', 503),
  (c) => c.json({ status: 'error', message: 'internal error', correlationId: randomUUID() }, 502),
  (c) => c.json({ status: 'error', message: 'Service Unavailable', correlationId: randomUUID() }, 503),
  (c) =>
    rateLimited(c, {
      message: 'You have reached your ten_secondly_rolling limit.',
      policyName: 'TEN_SECONDLY_ROLLING',
      retryAfter: 1,
    }),
];

function rateLimited(c: Context, { message, policyName, retryAfter }: RateLimit): Response {
  c.header('Retry-After', String(retryAfter));
  return c.json({ status: 'error', message, errorType: 'RATE_LIMIT', correlationId: randomUUID(), policyName }, 429);
}

/** Names the caller by its token and counts the call; the bot's calls may also meet a limit or a fault. */
export function createGate(crm: Crm, limits: Limits): MiddlewareHandler<HubspotEnv> {
  return async (c, next) => {
    const token = /^Bearer (.+)$/i.exec(c.req.header('Authorization') ?? '')?.[1] ?? '';
    const actor = ACTORS[token];
    if (actor === undefined) throw new HubspotFailure(401, NO_CREDENTIALS, { category: 'INVALID_AUTHENTICATION' });
    c.set('actor', actor);
    crm.calls.hubspot[actor] = (crm.calls.hubspot[actor] ?? 0) + 1;
    if (actor === 'integration') {
      await next();
      return undefined;
    }

    const kind = /\/crm\/v3\/objects\/[^/]+\/search$/.test(c.req.path) ? 'search' : 'other';
    const refused = limits.take(kind);
    for (const [name, value] of Object.entries(limits.headers(kind))) c.header(name, value);
    if (refused !== undefined) return rateLimited(c, refused);
    if (crm.fault > 0 && crm.random() < crm.fault) {
      const fault = FAULTS[Math.floor(crm.random() * FAULTS.length)];
      if (fault !== undefined) return fault(c);
    }
    await next();
    return undefined;
  };
}
