import { randomBytes } from 'node:crypto';

const LIFE_MS = 30 * 60_000;
const USES = 5;

/** Where an answer goes: to the person in a conversation, or instead of the message that they acted on. */
export type ResponseTarget = {
  readonly user: string;
  readonly channel: string;
  readonly message?: { readonly ts: string; readonly ephemeral: boolean; readonly threadTs?: string };
};

/** Addresses that take five answers within thirty real minutes. */
export type ResponseUrls = {
  issue(target: ResponseTarget): string;
  /** Uses an address once; gives Slack's error where it cannot be used (any more). */
  use(id: string): ResponseTarget | 'invalid_url' | 'expired_url' | 'used_url';
};

export function createResponseUrls(realNow: () => number): ResponseUrls {
  const issued = new Map<string, ResponseTarget & { until: number; uses: number }>();
  return {
    issue(target) {
      const id = randomBytes(12).toString('hex');
      issued.set(id, { ...target, until: realNow() + LIFE_MS, uses: 0 });
      return id;
    },
    use(id) {
      const target = issued.get(id);
      if (target === undefined) return 'invalid_url';
      if (realNow() > target.until) return 'expired_url';
      if (target.uses >= USES) return 'used_url';
      target.uses += 1;
      return target;
    },
  };
}
