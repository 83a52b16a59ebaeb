import { z } from 'zod';
import { VendorError } from '../jobs/vendor-error.ts';
import type { VendorErrorCode } from '../jobs/vendor-error.ts';

/** An answer with a status of 400 or more, before it has been judged. */
export class HubspotRefusal extends Error {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: ErrorBody;

  constructor(status: number, headers: Readonly<Record<string, string>>, body: string) {
    super(`HTTP ${status}`);
    this.name = 'HubspotRefusal';
    this.status = status;
    this.headers = headers;
    this.body = parseBody(body);
  }
}

/** The refusal behind a VendorError, where HubSpot gave one. */
export function refusalOf(error: unknown): HubspotRefusal | undefined {
  return error instanceof VendorError && error.cause instanceof HubspotRefusal ? error.cause : undefined;
}

/** No answer within the time that one attempt may take. */
export class HubspotTimeout extends Error {
  constructor(ms: number) {
    super(`no answer within ${ms / 1000} s`);
    this.name = 'HubspotTimeout';
  }
}

const context = z.record(z.string(), z.unknown()).optional().catch(undefined);
const errorBody = z.object({
  message: z.string().optional().catch(undefined),
  category: z.string().optional().catch(undefined),
  subCategory: z.string().optional().catch(undefined),
  policyName: z.string().optional().catch(undefined),
  context,
  errors: z
    .array(z.object({ code: z.string().optional().catch(undefined), message: z.string().catch(''), context }))
    .optional()
    .catch(undefined),
});
export type ErrorBody = z.infer<typeof errorBody>;

/** Proxies answer with HTML, and gateways with nothing: then there is only the status. */
function parseBody(text: string): ErrorBody {
  try {
    return errorBody.safeParse(JSON.parse(text)).data ?? {};
  } catch {
    return {};
  }
}

/** What to do about a failed attempt: give up with `error`, or try again after a pause, `attempts` times in all. */
export type Failure = {
  readonly error: VendorError;
  readonly retry?: { readonly attempts: number; readonly pauseMs: (attempt: number) => number };
};

/** Longer than this is not worth waiting for within one call. */
const MAX_PAUSE_MS = 60_000;
const ATTEMPTS = 4;
/** HubSpot is there and says that it is busy: that passes, mostly within seconds. */
const BUSY_ATTEMPTS = 6;
/** A host that hangs costs the whole timeout each time. */
const TIMEOUT_ATTEMPTS = 2;

/** HubSpot's pauses by `policyName` of a 429, where the answer has no Retry-After. */
const POLICY_PAUSE_MS: Readonly<Record<string, number>> = { SECONDLY: 1000, TEN_SECONDLY_ROLLING: 10_000 };

/** Answers that pass: 423 is a short lock, 477 an account that is being moved. */
const PASSING = new Set([423, 477]);

/** What a thrown value means. `secret` is taken out of the vendor's text, should it echo it. */
export function judge(thrown: unknown, secret: string, now: () => Date): Failure {
  if (thrown instanceof VendorError) return { error: thrown };
  if (thrown instanceof HubspotRefusal) return judgeRefusal(thrown, secret, now);
  const fail = (code: VendorErrorCode, detail: string) => new VendorError('hubspot', code, detail, { cause: thrown });
  if (thrown instanceof HubspotTimeout) {
    return { error: fail('unreachable', thrown.message), retry: { attempts: TIMEOUT_ATTEMPTS, pauseMs: growing } };
  }
  const network = networkCode(thrown);
  if (network) return { error: fail('unreachable', network), retry: { attempts: ATTEMPTS, pauseMs: growing } };
  return { error: fail('bad-answer', 'an answer that is not what HubSpot documents') };
}

function judgeRefusal(refusal: HubspotRefusal, secret: string, now: () => Date): Failure {
  const { status, body } = refusal;
  const fail = (code: VendorErrorCode, detail: string) =>
    new VendorError('hubspot', code, detail.replaceAll(secret, '[token]'), { cause: refusal });
  if (status === 401) return { error: fail('unauthorized', words(status, body)) };
  if (status === 403) return { error: fail('forbidden', scopes(body) || words(status, body)) };
  if (status === 429) {
    if (isDaily(body)) return { error: fail('out-of-calls', words(status, body)) };
    const pause = POLICY_PAUSE_MS[body.policyName ?? ''] ?? (isSecondly(body) ? 1000 : 2000);
    return retryable(fail('rate-limited', words(status, body)), refusal, (attempt) => pause * attempt, now);
  }
  if (status >= 500 || PASSING.has(status)) {
    return retryable(fail('unreachable', `HTTP ${status}`), refusal, growing, now);
  }
  return { error: fail('bad-answer', codes(status, body)) };
}

function retryable(
  error: VendorError,
  refusal: HubspotRefusal,
  pauseMs: (attempt: number) => number,
  now: () => Date,
): Failure {
  const asked = retryAfterMs(refusal.headers['retry-after'], now);
  if (asked !== undefined && asked > MAX_PAUSE_MS) return { error };
  const attempts = refusal.status === 503 ? BUSY_ATTEMPTS : ATTEMPTS;
  return { error, retry: { attempts, pauseMs: (attempt) => asked ?? pauseMs(attempt) } };
}

const growing = (attempt: number) => 500 * 2 ** (attempt - 1);

/** Retry-After is a number of seconds or a date (RFC 9110). */
function retryAfterMs(value: string | undefined, now: () => Date): number | undefined {
  if (value === undefined) return undefined;
  const ms = /^\d+(\.\d+)?$/.test(value.trim()) ? Number(value) * 1000 : Date.parse(value) - now().getTime();
  return Number.isNaN(ms) ? undefined : Math.max(0, ms);
}

const isDaily = (body: ErrorBody) => body.policyName === 'DAILY' || /\bdaily\b/i.test(body.message ?? '');
const isSecondly = (body: ErrorBody) => /\bsecondly\b/i.test(body.message ?? '') && !/ten/i.test(body.message ?? '');

/** The scopes that a 403 asks for; HubSpot names them in several places. */
function scopes(body: ErrorBody): string {
  const contexts = [body.context, ...(body.errors ?? []).map((error) => error.context)];
  const named = contexts.flatMap((found) =>
    Object.entries(found ?? {})
      .filter(([key]) => /scopes$/i.test(key))
      .flatMap(([, value]) => value),
  );
  const texts = named.filter((scope) => typeof scope === 'string');
  return texts.length === 0 ? '' : `${body.category ?? 'MISSING_SCOPES'}: ${[...new Set(texts)].join(', ')}`;
}

const words = (status: number, body: ErrorBody) =>
  [body.category ?? body.policyName ?? `HTTP ${status}`, body.message?.slice(0, 200)].filter(Boolean).join(': ');

/** Without the message: that of a validation error holds record values. */
function codes(status: number, body: ErrorBody): string {
  const named = (body.errors ?? []).flatMap((error) => error.code ?? []);
  return [`HTTP ${status}`, body.category, ...new Set(named)].filter(Boolean).join(' ');
}

function networkCode(thrown: unknown): string | undefined {
  if (!(thrown instanceof Error)) return undefined;
  const { code } = thrown as { code?: unknown };
  if (typeof code === 'string') return code;
  if (thrown.cause !== undefined) return networkCode(thrown.cause) ?? thrown.message;
  return thrown instanceof TypeError && thrown.message === 'fetch failed' ? thrown.message : undefined;
}
