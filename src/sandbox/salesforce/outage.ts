/** Failures that come for no reason, as networks and vendors have them. */
import type { Context } from 'hono';
import type { Crm } from '../crm.ts';
import { errorBody } from './failure.ts';

const BUSY_PAGE =
  '<html><head><title>Service Unavailable</title></head><body><h1>HTTP 503</h1><p>Our servers are busy.</p></body></html>';

const OUTAGES: readonly ((c: Context) => Response)[] = [
  (c) => c.body(BUSY_PAGE, 503, { 'content-type': 'text/html' }),
  (c) => c.json(errorBody([{ code: 'SERVER_UNAVAILABLE', message: 'The server is temporarily unavailable' }]), 503),
  (c) =>
    c.json(
      errorBody([
        {
          code: 'UNKNOWN_EXCEPTION',
          message:
            'An unexpected error occurred. Please include this ErrorId if you contact support: 1120394-16 (-70541)',
        },
      ]),
      500,
    ),
];

/** The answer of a call that fails for no reason, or undefined: the sandbox's `fault` says how often. */
export function outage(crm: Crm, c: Context): Response | undefined {
  if (crm.fault <= 0 || crm.random() >= crm.fault) return undefined;
  return OUTAGES[Math.floor(crm.random() * OUTAGES.length)]?.(c);
}
