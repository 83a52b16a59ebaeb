/** `/api/{method}`: tokens, scopes, rate limits and arguments of the Web API (docs.slack.dev, Using the Slack Web API). */
import { Hono, type Context } from 'hono';
import { isObject } from '../block-kit/check.ts';
import { APP_TOKEN, BOT_TOKEN, type Slack } from '../context.ts';
import { RateLimited } from '../rate-limits.ts';
import { Refusal } from '../refusal.ts';
import type { JsonObject } from '../workspace.ts';
import { textArg, type Args } from './args.ts';
import type { Method } from './method.ts';
import { METHODS } from './methods.ts';

const APP_SCOPES: ReadonlySet<string> = new Set(['connections:write']);
const TOKENS: Record<string, 'bot' | 'app'> = { [BOT_TOKEN]: 'bot', [APP_TOKEN]: 'app' };

async function readArgs(context: Context): Promise<Args> {
  const query = context.req.query();
  const type = context.req.header('content-type') ?? '';
  if (type.startsWith('application/json')) return { ...query, ...parseBody(await context.req.text()) };
  if (/^(application\/x-www-form-urlencoded|multipart\/form-data)/.test(type)) {
    return { ...query, ...(await context.req.parseBody()) };
  }
  return query;
}

function parseBody(body: string): JsonObject {
  if (body === '') return {};
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    throw new Refusal('invalid_json');
  }
  if (!isObject(parsed)) throw new Refusal('json_not_object');
  return parsed;
}

/** Whose token a call carries. Throws Refusal `not_authed`, `invalid_auth` or `not_allowed_token_type`. */
function callerOf(context: Context, args: Args, method: Method): 'bot' | 'app' {
  const header = /^Bearer (.+)$/i.exec(context.req.header('authorization') ?? '')?.[1];
  const token = header ?? textArg(args, 'token') ?? '';
  if (token === '') throw new Refusal('not_authed');
  const caller = Object.hasOwn(TOKENS, token) ? TOKENS[token] : undefined;
  if (caller === undefined) throw new Refusal('invalid_auth');
  if (method.token !== 'any' && method.token !== caller) throw new Refusal('not_allowed_token_type');
  return caller;
}

function call(context: Context, slack: Slack, name: string, args: Args): JsonObject {
  const method = Object.hasOwn(METHODS, name) ? METHODS[name] : undefined;
  if (method === undefined) throw new Refusal('unknown_method', { req_method: name });
  const caller = callerOf(context, args, method);
  const held = caller === 'app' ? APP_SCOPES : slack.scopes;
  context.header('x-oauth-scopes', [...held].join(','));
  context.header('x-accepted-oauth-scopes', method.scopes.join(','));
  if (method.scopes.length > 0 && !method.scopes.some((scope) => held.has(scope))) {
    throw new Refusal('missing_scope', { needed: method.scopes.join(','), provided: [...held].join(',') });
  }
  const wait = slack.limits.method(name, method.tier);
  if (wait !== undefined) throw new RateLimited(wait);
  return method.run(args, slack, caller);
}

export function createApi(slack: Slack): Hono {
  const app = new Hono();
  app.all('/:method', async (context) => {
    try {
      const args = await readArgs(context);
      return context.json({ ok: true, ...call(context, slack, context.req.param('method'), args) });
    } catch (error) {
      if (error instanceof Refusal) return context.json({ ok: false, error: error.code, ...error.details });
      if (error instanceof RateLimited) {
        context.header('Retry-After', String(error.retryAfter));
        return context.json({ ok: false, error: 'ratelimited' }, 429);
      }
      throw error;
    }
  });
  return app;
}
