/** The Composite resource: up to 25 requests in one call, later ones using the answers of earlier ones. */
import { badRequest, errorBody, SalesforceFailure } from './failure.ts';
import type { Transaction } from './transaction.ts';
import { textOf } from './text.ts';

const MOST_SUBREQUESTS = 25;
const MOST_HEAVY_SUBREQUESTS = 5;

type Fields = Readonly<Record<string, unknown>>;
export type SubRequest = {
  readonly method: string;
  readonly url: string;
  readonly body: unknown;
  readonly headers: Record<string, string>;
};
export type SubAnswer = { readonly status: number; readonly body: unknown; readonly headers: Record<string, string> };

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Queries and collections are the heavy ones. */
const isHeavy = (url: string): boolean => /\/(?:query|queryAll|composite\/sobjects)(?:[/?]|$)/.test(url);

function requestsOf(body: Fields): readonly Fields[] {
  const requests = body['compositeRequest'];
  if (!Array.isArray(requests) || !requests.every(isObject)) {
    throw badRequest('JSON_PARSER_ERROR', 'compositeRequest must be an array of subrequests');
  }
  if (requests.length > MOST_SUBREQUESTS) {
    throw badRequest(
      'EXCEEDED_ID_LIMIT',
      `Cannot have more than ${MOST_SUBREQUESTS} subrequests in a composite request`,
    );
  }
  const heavy = requests.filter((request) => isHeavy(String(request['url'])));
  if (heavy.length > MOST_HEAVY_SUBREQUESTS) {
    const message = `Cannot have more than ${MOST_HEAVY_SUBREQUESTS} query or sObject Collections operations in a composite request`;
    throw badRequest('EXCEEDED_ID_LIMIT', message);
  }
  const ids = requests.map((request) => request['referenceId']);
  const wrong = ids.findIndex((id, i) => typeof id !== 'string' || !/^\w+$/.test(id) || ids.indexOf(id) !== i);
  if (wrong >= 0) throw badRequest('INVALID_INPUT', `Invalid or duplicate referenceId: ${String(ids[wrong])}`);
  return requests;
}

/** The value at `id` or `records[0].Id` in an answer. */
function valueAt(body: unknown, path: string): unknown {
  return path
    .split(/[.[\]]+/)
    .filter((part) => part !== '')
    .reduce<unknown>(
      (value, part) => (typeof value === 'object' && value !== null ? Reflect.get(value, part) : undefined),
      body,
    );
}

/** Puts earlier answers in place of `@{reference.path}`. Throws where one is not there. */
function resolve(value: unknown, answers: ReadonlyMap<string, unknown>): unknown {
  if (typeof value === 'string') {
    return value.replaceAll(/@\{(\w+)([^}]*)\}/g, (_, id: string, path: string) => {
      const found = valueAt(answers.get(id), path);
      if (found === undefined || found === null) {
        throw badRequest('INVALID_INPUT', `Invalid reference specified. No value for ${id}${path} found in ${id}`);
      }
      return textOf(found);
    });
  }
  if (Array.isArray(value)) return value.map((item) => resolve(item, answers));
  if (isObject(value))
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, resolve(item, answers)]));
  return value;
}

const HALTED = errorBody([
  {
    code: 'PROCESSING_HALTED',
    message: 'The transaction was rolled back since another operation in the same transaction failed.',
  },
]);

const headersOf = (value: unknown): Record<string, string> =>
  isObject(value) ? Object.fromEntries(Object.entries(value).map(([name, text]) => [name, String(text)])) : {};

type Send = (request: SubRequest) => Promise<SubAnswer>;

/** A reference that leads nowhere fails its own subrequest only. */
async function answerOf(request: Fields, values: ReadonlyMap<string, unknown>, send: Send): Promise<SubAnswer> {
  let resolved: SubRequest;
  try {
    resolved = {
      method: textOf(request['method'] ?? 'GET').toUpperCase(),
      url: String(resolve(request['url'], values)),
      body: resolve(request['body'], values),
      headers: headersOf(request['httpHeaders']),
    };
  } catch (error) {
    if (!(error instanceof SalesforceFailure)) throw error;
    return { status: error.status, body: errorBody(error.faults), headers: {} };
  }
  return send(resolved);
}

/** Runs the subrequests in order; `send` makes one. With `allOrNone` the first failure takes all back. */
export async function runComposite(body: Fields, transaction: Transaction, send: Send): Promise<Fields> {
  const requests = requestsOf(body);
  const mark = transaction.mark();
  const values = new Map<string, unknown>();
  const answers: { referenceId: unknown; status: number; body: unknown; headers: Record<string, string> }[] = [];
  for (const request of requests) {
    const answer = await answerOf(request, values, send);
    values.set(String(request['referenceId']), answer.body);
    answers.push({ referenceId: request['referenceId'], ...answer });
  }
  const isBroken = body['allOrNone'] === true && answers.some(({ status }) => status >= 400);
  if (isBroken) transaction.rollBackTo(mark);
  return {
    compositeResponse: answers.map(({ referenceId, status, body: content, headers }) => ({
      body: isBroken && status < 400 ? HALTED : content,
      httpHeaders: isBroken ? {} : headers,
      httpStatusCode: isBroken && status < 400 ? 400 : status,
      referenceId,
    })),
  };
}
