import type { Caller } from './caller.ts';

/** Who may resync and change settings: the configured people, or the workspace's admins and owners. */
export type Admins = {
  may(caller: Caller): boolean;
  /** "@ann or @bob", or "Slack workspace admins and owners", in mrkdwn. */
  names(caller: Pick<Caller, 'text'>): string;
};

export function createAdmins(configured: readonly string[]): Admins {
  const listed = new Set(configured);
  return {
    may: (caller) => (listed.size > 0 ? listed.has(caller.user) : caller.isWorkspaceAdmin),
    names: ({ text }) =>
      listed.size > 0
        ? new Intl.ListFormat(text.locale, { type: 'disjunction' }).format([...listed].map((id) => `<@${id}>`))
        : text('admin.refused.workspace'),
  };
}
