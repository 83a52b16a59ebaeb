import { randomBytes } from 'node:crypto';
import { Refusal } from './refusal.ts';

const LIFE_MS = 3000;

type Trigger = { readonly user: string; /** The modal that the person acted in. */ readonly viewId?: string };

/** Trigger ids: good for one view within three real seconds of what the person did. */
export type Triggers = {
  issue(trigger: Trigger): string;
  /** Throws Refusal `invalid_trigger_id`, `exchanged_trigger_id` or `expired_trigger_id`; does not use it up. */
  find(id: string): Trigger;
  exchange(id: string): void;
};

export function createTriggers(realNow: () => number): Triggers {
  const issued = new Map<string, Trigger & { until: number; exchanged: boolean }>();
  return {
    issue(trigger) {
      const now = realNow();
      const id = `${now}.${issued.size + 1}.${randomBytes(16).toString('hex')}`;
      issued.set(id, { ...trigger, until: now + LIFE_MS, exchanged: false });
      return id;
    },
    find(id) {
      const trigger = issued.get(id);
      if (trigger === undefined) throw new Refusal('invalid_trigger_id');
      if (trigger.exchanged) throw new Refusal('exchanged_trigger_id');
      if (realNow() > trigger.until) throw new Refusal('expired_trigger_id');
      return trigger;
    },
    exchange(id) {
      const trigger = issued.get(id);
      if (trigger !== undefined) trigger.exchanged = true;
    },
  };
}
