/** What the routes share: their state, and what the middleware has found out about a call. */
import type { Context } from 'hono';
import type { Crm } from '../crm.ts';
import { badRequest } from './failure.ts';
import type { IdSource } from './id.ts';
import type { QueryPages } from './query-pages.ts';
import type { WriteContext } from './record-write.ts';
import type { Session } from './session.ts';
import type { Transaction } from './transaction.ts';

export type Org = {
  readonly crm: Crm;
  readonly ids: IdSource;
  readonly pages: QueryPages;
};

/** A call, or one of a composite call's parts, which share its session and transaction. */
export type Call = { readonly session: Session; readonly transaction: Transaction };

export type ApiEnv = {
  Bindings: { readonly parent?: Call };
  Variables: { readonly call: Call; /** `v67.0` */ readonly version: string };
};
export type ApiContext = Context<ApiEnv>;

export type Fields = Readonly<Record<string, unknown>>;

/** The call's JSON body, an object. Throws JSON_PARSER_ERROR. */
export async function bodyOf(c: ApiContext): Promise<Fields> {
  const text = await c.req.text();
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : '';
    throw badRequest('JSON_PARSER_ERROR', `${reason} at [line:1, column:1]`);
  }
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) return { ...body };
  throw badRequest('JSON_PARSER_ERROR', 'The HTTP entity body is required to be an object');
}

/** What a write needs; `single` for one record by its own address. */
export function writeContext({ crm, ids }: Org, { session, transaction }: Call, single: boolean): WriteContext {
  const { actor, user, access } = session;
  return { writer: { crm, actor, userId: user.Id, access, single }, transaction, ids };
}
