import type { Crm, SalesforceRow } from '../crm.ts';
import { accessOf, type Access } from './access.ts';
import { SalesforceFailure } from './failure.ts';
import { actorUser, type Actor } from './users.ts';

const TOKENS: Readonly<Record<string, Actor>> = {
  'sandbox-salesforce': 'bot',
  'sandbox-integration': 'integration',
};
const CLIENT = { id: 'sandbox', secret: 'sandbox-salesforce-secret' };

export type Session = { readonly actor: Actor; readonly user: SalesforceRow; readonly access: Access };

/** Who calls, by the `Authorization` header. Throws INVALID_SESSION_ID (401). */
export function sessionOf(crm: Crm, authorization: string | undefined): Session {
  const token = /^(?:Bearer|OAuth) (.+)$/i.exec(authorization ?? '')?.[1] ?? '';
  const actor = TOKENS[token];
  if (actor === undefined) {
    throw new SalesforceFailure(401, { code: 'INVALID_SESSION_ID', message: 'Session expired or invalid' });
  }
  const user = actorUser(crm, actor);
  return { actor, user, access: accessOf(crm, user) };
}

export type TokenAnswer = { readonly status: 200 | 400; readonly body: Record<string, string> };

const refused = (error: string, description: string): TokenAnswer => ({
  status: 400,
  body: { error, error_description: description },
});

/** The answer of the token endpoint to a form, client-credentials flow only. */
export function issueToken(crm: Crm, form: ReadonlyMap<string, string>, instanceUrl: string): TokenAnswer {
  if (form.get('grant_type') !== 'client_credentials') {
    return refused('unsupported_grant_type', 'grant type not supported');
  }
  if (form.get('client_id') !== CLIENT.id) return refused('invalid_client_id', 'client identifier invalid');
  if (form.get('client_secret') !== CLIENT.secret) return refused('invalid_client', 'invalid client credentials');
  const user = actorUser(crm, 'bot');
  const [token] = Object.keys(TOKENS).filter((known) => TOKENS[known] === 'bot');
  return {
    status: 200,
    body: {
      access_token: token ?? '',
      signature: Buffer.from(`sandbox ${user.Id}`).toString('base64'),
      scope: 'api',
      instance_url: instanceUrl,
      id: `${instanceUrl}/id/${crm.state.salesforce.organization.Id}/${user.Id}`,
      token_type: 'Bearer',
      issued_at: String(crm.clock.now().getTime()),
    },
  };
}

/** The body of the identity URL and of /services/oauth2/userinfo. */
export function identityOf(crm: Crm, { user }: Session, instanceUrl: string): Record<string, unknown> {
  const { Id: organizationId } = crm.state.salesforce.organization;
  const email = user['Email'] ?? null;
  return {
    id: `${instanceUrl}/id/${organizationId}/${user.Id}`,
    sub: `${instanceUrl}/id/${organizationId}/${user.Id}`,
    asserted_user: true,
    user_id: user.Id,
    organization_id: organizationId,
    username: user['Username'],
    preferred_username: user['Username'],
    nick_name: user['Alias'] ?? user['Username'],
    nickname: user['Alias'] ?? user['Username'],
    display_name: user['Name'],
    name: user['Name'],
    email,
    email_verified: true,
    first_name: user['FirstName'] ?? null,
    last_name: user['LastName'] ?? null,
    given_name: user['FirstName'] ?? null,
    family_name: user['LastName'] ?? null,
    timezone: user['TimeZoneSidKey'] ?? 'GMT',
    active: user['IsActive'] !== false,
    user_type: 'STANDARD',
    urls: {
      rest: `${instanceUrl}/services/data/v{version}/`,
      sobjects: `${instanceUrl}/services/data/v{version}/sobjects/`,
      query: `${instanceUrl}/services/data/v{version}/query/`,
    },
  };
}
