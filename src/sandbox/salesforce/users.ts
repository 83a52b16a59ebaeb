import type { Crm, SalesforceRow, SalesforceState } from '../crm.ts';
import { KEY_PREFIXES, makeId } from './id.ts';
import { textOf } from './text.ts';

export type Actor = 'bot' | 'integration';

/** How the user that each caller runs as is told among a data set's users, and who it is where none fits. */
const ACTORS: Readonly<Record<Actor, { hint: RegExp; firstName: string; lastName: string; username: string }>> = {
  bot: { hint: /sfsync/i, firstName: 'sfsync', lastName: 'Bot', username: 'sfsync@sandbox.example' },
  integration: {
    hint: /hubspot|integration/i,
    firstName: 'HubSpot',
    lastName: 'Integration',
    username: 'hubspot.integration@sandbox.example',
  },
};

function addUser(state: SalesforceState, actor: Actor, now: string): SalesforceRow {
  const { firstName, lastName, username } = ACTORS[actor];
  const users = (state.records['User'] ??= new Map());
  let serial = 1;
  while (users.has(makeId(`${KEY_PREFIXES['User']}`, serial))) serial++;
  const row: SalesforceRow = {
    Id: makeId(`${KEY_PREFIXES['User']}`, serial),
    Username: username,
    FirstName: firstName,
    LastName: lastName,
    Name: `${firstName} ${lastName}`,
    Email: username,
    IsActive: true,
    UserType: 'Standard',
    CreatedDate: now,
    LastModifiedDate: now,
    SystemModstamp: now,
  };
  users.set(row.Id, row);
  return row;
}

const NAMES = ['Username', 'Name', 'FirstName', 'LastName', 'Email'];

/**
 * The user that a caller runs as: the first active one whose user name, name or email says so (`hubspot` or
 * `integration`, `sfsync`). A data set without such a user gets one, as no org can be called by nobody.
 */
export function actorUser(crm: Crm, actor: Actor): SalesforceRow {
  const state = crm.state.salesforce;
  const { hint } = ACTORS[actor];
  for (const user of state.records['User']?.values() ?? []) {
    if (user['IsActive'] !== false && NAMES.some((name) => hint.test(textOf(user[name])))) return user;
  }
  return addUser(state, actor, crm.clock.now().toISOString());
}
