import type { Request } from './types.ts';

/** The integration's own token, for both services. */
export const INTEGRATION_TOKEN = 'sandbox-integration';

/** An answer that is no outcome of a single record: the daily calls are used up, or a fault of the sandbox. */
class EndpointError extends Error {
  readonly status: number;

  constructor(path: string, status: number, body: string) {
    super(`${path.replace(/\?.*/s, '')} answered ${status}: ${body.slice(0, 300)}`);
    this.name = 'EndpointError';
    this.status = status;
  }
}

type Answer = { status: number; body: unknown };

export type Call = (method: string, path: string, body?: unknown, also?: readonly number[]) => Promise<Answer>;

/** JSON in and out; statuses other than 2xx throw EndpointError, but for those in `also`. */
export function createCall(request: Request, token: string): Call {
  return async (method, path, body, also = []) => {
    const response = await request(path, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok && !also.includes(response.status)) throw new EndpointError(path, response.status, text);
    return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
  };
}
