import { VendorError } from '../jobs/vendor-error.ts';
import type { VendorErrorCode } from '../jobs/vendor-error.ts';

/** No answer within the time that one attempt may take. */
export class SalesforceTimeout extends Error {
  constructor(ms: number) {
    super(`no answer within ${ms / 1000} s`);
    this.name = 'SalesforceTimeout';
  }
}

/** What to do about a failed attempt: try it `attempts` times in all, then give up with `error`. */
export type Failure = { readonly error: VendorError; readonly attempts: number };

const ATTEMPTS = 4;
/** Salesforce is there and says that it is busy: that passes, mostly within seconds. */
const BUSY_ATTEMPTS = 6;
const BUSY = new Set(['SERVER_UNAVAILABLE', 'ERROR_HTTP_503', 'ERROR_HTTP_429']);
/** A host that hangs costs the whole timeout each time. */
const TIMEOUT_ATTEMPTS = 2;

/** Salesforce's error codes by what they mean for us. Messages are localised, so only the codes count. */
const CODES: Readonly<Record<string, VendorErrorCode>> = {
  INVALID_SESSION_ID: 'unauthorized',
  INVALID_AUTH_HEADER: 'unauthorized',
  ERROR_HTTP_401: 'unauthorized',
  API_DISABLED_FOR_ORG: 'forbidden',
  API_CURRENTLY_DISABLED: 'forbidden',
  FUNCTIONALITY_NOT_ENABLED: 'forbidden',
  INSUFFICIENT_ACCESS: 'forbidden',
  INSUFFICIENT_ACCESS_OR_READONLY: 'forbidden',
  INVALID_TYPE: 'forbidden',
  INVALID_FIELD: 'forbidden',
  // What the user may not see does not exist for him.
  NOT_FOUND: 'forbidden',
  ERROR_HTTP_403: 'forbidden',
  REQUEST_LIMIT_EXCEEDED: 'out-of-calls',
  ERROR_HTTP_429: 'rate-limited',
  SERVER_UNAVAILABLE: 'unreachable',
  UNKNOWN_EXCEPTION: 'unreachable',
  ERROR_HTTP_420: 'unreachable',
};

const PASSING: ReadonlySet<VendorErrorCode> = new Set(['unreachable', 'rate-limited']);

/** What a thrown value of the client means; `secrets` are taken out of the vendor's text, should it echo them. */
export function judge(thrown: unknown, secrets: readonly string[]): Failure {
  if (thrown instanceof VendorError) return { error: thrown, attempts: 1 };
  const { code, detail } = classify(thrown);
  return {
    error: new VendorError('salesforce', code, without(secrets, detail), { cause: thrown }),
    attempts: PASSING.has(code) ? attemptsAfter(thrown, code) : 1,
  };
}

function attemptsAfter(thrown: unknown, code: VendorErrorCode): number {
  if (hangs(thrown)) return TIMEOUT_ATTEMPTS;
  return code === 'rate-limited' || BUSY.has(refusal(thrown)?.code ?? '') ? BUSY_ATTEMPTS : ATTEMPTS;
}

/** A refusal in the form of the client's own errors, so that one place judges all. */
export function clientError(status: number, body: unknown): Error {
  return Object.assign(new Error(`HTTP ${status}`), { errorCode: `ERROR_HTTP_${status}`, data: body });
}

/** The same as `judge` for the token endpoint, whose refusals have OAuth's codes (`invalid_client`, `invalid_grant`, …) as names. */
export function judgeLogin(thrown: unknown, secrets: readonly string[]): Failure {
  if (!(thrown instanceof Error) || !/^[a-z]+(_[a-z]+)+$/.test(thrown.name)) return judge(thrown, secrets);
  const detail = without(secrets, `${thrown.name}: ${brief(thrown.message)}`);
  return { error: new VendorError('salesforce', 'unauthorized', detail, { cause: thrown }), attempts: 1 };
}

/** Salesforce's own code of a failed call, as `MALFORMED_ID`. */
export function errorCodeOf(error: unknown): string | undefined {
  return error instanceof VendorError ? refusal(error.cause)?.code : undefined;
}

/** Codes of an address that an org or its version of the API does not have. */
const NO_SUCH_ADDRESS = new Set([
  'NOT_FOUND',
  'METHOD_NOT_ALLOWED',
  'ERROR_HTTP_404',
  'ERROR_HTTP_405',
  'ERROR_HTTP_410',
]);
export const isNoSuchAddress = (error: unknown): boolean => NO_SUCH_ADDRESS.has(errorCodeOf(error) ?? '');

function classify(thrown: unknown): { code: VendorErrorCode; detail: string } {
  if (thrown instanceof SalesforceTimeout) return { code: 'unreachable', detail: thrown.message };
  const refused = refusal(thrown);
  if (refused) return classifyRefusal(refused);
  const network = networkCode(thrown);
  return network
    ? { code: 'unreachable', detail: network }
    : { code: 'bad-answer', detail: 'an answer that is not what Salesforce documents' };
}

function classifyRefusal({ code, message }: Refusal): { code: VendorErrorCode; detail: string } {
  if (isHtml(message)) return { code: 'unreachable', detail: `${code}: a web page instead of an answer` };
  if (code === 'REQUEST_LIMIT_EXCEEDED' && /concurrent/i.test(message)) {
    return { code: 'rate-limited', detail: `${code}: ${brief(message)}` };
  }
  if (/^ERROR_HTTP_5\d\d$/.test(code)) return { code: 'unreachable', detail: code };
  const known = CODES[code];
  // The text of a code that is not listed may hold record values.
  return known ? { code: known, detail: `${code}: ${brief(message)}` } : { code: 'bad-answer', detail: code };
}

type Refusal = { readonly code: string; readonly message: string };

/** The client puts several errors into `data` under a code of its own. */
function refusal(thrown: unknown): Refusal | undefined {
  if (!(thrown instanceof Error)) return undefined;
  const { errorCode, data } = thrown as { errorCode?: unknown; data?: unknown };
  const first: unknown = Array.isArray(data) ? data[0] : undefined;
  if (typeof first === 'object' && first !== null && 'errorCode' in first && typeof first.errorCode === 'string') {
    return { code: first.errorCode, message: 'message' in first ? String(first.message) : '' };
  }
  if (typeof errorCode === 'string') return { code: errorCode, message: thrown.message };
  // The token endpoint's errors have their code as a name.
  return /^ERROR_HTTP_\d+$/.test(thrown.name) ? { code: thrown.name, message: thrown.message } : undefined;
}

const hangs = (thrown: unknown) =>
  thrown instanceof SalesforceTimeout || (thrown instanceof Error && thrown.name === 'AbortError');
const without = (secrets: readonly string[], text: string) =>
  secrets.reduce((clean, secret) => clean.replaceAll(secret, '[secret]'), text);
const isHtml = (message: string) => /^\s*<|^HTTP response contains html/i.test(message);
/** A query's refusal repeats the query before it says what is wrong. */
const brief = (message: string) =>
  message
    .replace(/^[\s\S]*ERROR at Row:\d+:Column:\d+/, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .slice(0, 200);

function networkCode(thrown: unknown): string | undefined {
  if (!(thrown instanceof Error)) return undefined;
  if (thrown.name === 'AbortError' || thrown.name === 'TimeoutError') return 'no answer in time';
  const { code } = thrown as { code?: unknown };
  if (typeof code === 'string') return code;
  if (thrown.cause !== undefined) return networkCode(thrown.cause) ?? thrown.message;
  return thrown instanceof TypeError && thrown.message === 'fetch failed' ? thrown.message : undefined;
}
