import { z } from 'zod';
import type { Received, Reply } from '../support/fault-server.ts';

const body = z.object({ compositeRequest: z.array(z.object({ referenceId: z.string(), url: z.string() })) });

export const partsOf = (request: Received | undefined) => body.parse(request?.body).compositeRequest;

/** The SOQL of each part that is a query. */
export const queriesOf = (request: Received | undefined) =>
  partsOf(request).flatMap(({ url }) => new URL(url, 'http://x').searchParams.get('q') ?? []);

/** A composite call's answer: each part answered by its name, a describe with nothing. */
export function composite(request: Received, answer: (id: string, url: string) => unknown): Reply {
  const compositeResponse = partsOf(request).map(({ referenceId, url }) => ({
    referenceId,
    httpHeaders: {},
    httpStatusCode: 200,
    body: url.includes('/describe') ? { fields: [], recordTypeInfos: [] } : answer(referenceId, url),
  }));
  return { body: { compositeResponse } };
}
