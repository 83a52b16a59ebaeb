/** Methods about the app itself, its people and its team. */
import type { Slack } from '../context.ts';
import { userJson } from '../formats.ts';
import { Refusal } from '../refusal.ts';
import type { JsonObject } from '../workspace.ts';
import { countArg, flagArg, page, requiredArg, textArg, type Args } from './args.ts';
import type { Methods } from './method.ts';

function authTest(_args: Args, { workspace, manifest }: Slack, caller: 'bot' | 'app'): JsonObject {
  const name = manifest.name ?? 'sfsync';
  if (caller === 'app') return { app_name: name, app_id: workspace.appId };
  return {
    url: `https://${workspace.teamDomain}.slack.com/`,
    team: workspace.teamName,
    user: workspace.users.get(workspace.botUserId)?.name,
    team_id: workspace.teamId,
    user_id: workspace.botUserId,
    bot_id: workspace.botId,
    is_enterprise_install: false,
  };
}

function connectionsOpen(_args: Args, { sockets, baseUrl, workspace }: Slack): JsonObject {
  const address = baseUrl().replace(/^http/, 'ws');
  return { url: `${address}/socket?ticket=${sockets.openTicket()}&app_id=${workspace.appId}` };
}

function userInfo(args: Args, slack: Slack): JsonObject {
  const user = slack.workspace.users.get(requiredArg(args, 'user'));
  if (user === undefined) throw new Refusal('user_not_found');
  return { user: userJson(slack, user, { locale: flagArg(args, 'include_locale') }) };
}

function userList(args: Args, slack: Slack): JsonObject {
  const limit = countArg(args, 'limit', { otherwise: 1000, min: 1, max: 1000, error: 'invalid_limit' });
  const { items, next } = page(args, [...slack.workspace.users.values()], limit);
  const locale = flagArg(args, 'include_locale');
  return {
    members: items.map((user) => userJson(slack, user, { locale })),
    cache_ts: Math.floor(slack.clock.now().getTime() / 1000),
    ...next,
  };
}

function lookupByEmail(args: Args, slack: Slack): JsonObject {
  const email = requiredArg(args, 'email').toLowerCase();
  const user = [...slack.workspace.users.values()].find((each) => !each.isBot && each.email === email);
  if (user === undefined) throw new Refusal('users_not_found');
  return { user: userJson(slack, user) };
}

function teamInfo(args: Args, { workspace }: Slack): JsonObject {
  const team = textArg(args, 'team');
  if (team !== undefined && team !== '' && team !== workspace.teamId) throw new Refusal('team_not_found');
  const { teamId: id, teamName: name, teamDomain: domain } = workspace;
  return {
    team: {
      id,
      name,
      domain,
      url: `https://${domain}.slack.com/`,
      email_domain: 'acme.example',
      icon: { image_default: true },
    },
  };
}

function botInfo(args: Args, { workspace }: Slack): JsonObject {
  const bot = textArg(args, 'bot');
  if (bot !== undefined && bot !== '' && bot !== workspace.botId) throw new Refusal('bot_not_found');
  const { botId: id, appId: app_id, botUserId: user_id } = workspace;
  const name = workspace.users.get(user_id)?.realName;
  return { bot: { id, deleted: false, name, updated: 1_700_000_000, app_id, user_id, icons: {} } };
}

const READ = ['users:read'];

export const people: Methods = {
  'auth.test': { token: 'any', scopes: [], tier: 'special', run: authTest },
  'apps.connections.open': { token: 'app', scopes: ['connections:write'], tier: 3, run: connectionsOpen },
  'users.info': { token: 'bot', scopes: READ, tier: 4, run: userInfo },
  'users.list': { token: 'bot', scopes: READ, tier: 2, run: userList },
  'users.lookupByEmail': { token: 'bot', scopes: ['users:read.email'], tier: 3, run: lookupByEmail },
  'team.info': { token: 'bot', scopes: ['team:read'], tier: 3, run: teamInfo },
  'bots.info': { token: 'bot', scopes: READ, tier: 3, run: botInfo },
};
