/** The one codec of action ids, callback ids and button values. An action id is unique within a message: `name:part`. */
import { CATEGORIES } from '../core/sync-error.ts';
import type { Target } from '../jobs/target.ts';

/** Every action that a view emits; each has a listener. */
export const ACTIONS = {
  details: 'details',
  resync: 'resync',
  export: 'export',
  openLink: 'open_link',
  drift: 'drift',
  testTouch: 'test_touch',
  importRead: 'import_read',
  importSkip: 'import_skip',
  homeCheck: 'home_check',
  homeMine: 'home_mine',
  homeNotify: 'home_notify',
  step: 'details_step',
  filter: 'details_filter',
  pick: 'details_pick',
  act: 'details_act',
} as const;
export type ActionName = (typeof ACTIONS)[keyof typeof ACTIONS];

export const CALLBACKS = {
  details: 'details_view',
  drift: 'drift_view',
  resyncConfirm: 'resync_confirm',
  notice: 'notice_view',
  importFile: 'import_file',
  notify: 'notify_view',
} as const;

/** Shortcuts of the manifest. */
export const SHORTCUTS = { explainMessage: 'explain_message' } as const;

/** `details:picklists`: unique in a message that has a button a category. */
export const actionId = (name: ActionName, part: string): string => `${name}:${part}`;

/** Matches every action id of one name, with or without a part. */
export const actionPattern = (name: ActionName): RegExp => new RegExp(`^${name}(:|$)`);

/** The block of a cause's or record's box: of its own for each round of ticks (Slack keeps them by block). */
export const pickBlock = (round: number, id: string): string => `pick:${round}:${id}`;

/** The round, and the cause or record, of a box; undefined for a block that has none. */
export function readPickBlock(blockId: string): { readonly round: number; readonly id: string } | undefined {
  const [, round, id] = /^pick:(\d+):(.*)$/s.exec(blockId) ?? [];
  return id === undefined ? undefined : { round: Number(round), id };
}

const VALUE = /^(all|category|type|cause|selection|drift):(.*)$/s;

/** The button's `value`: `category:picklists`, `type:string-too-long`, `cause:<id>`, `selection:<id>`, `drift:` or `all:`. */
export function encodeTarget({ category, type, cause, selection, drift }: Target): string {
  if (drift) return 'drift:';
  if (selection !== undefined) return `selection:${selection}`;
  if (cause !== undefined) return `cause:${cause}`;
  if (type !== undefined) return `type:${type}`;
  return category === undefined ? 'all:' : `category:${category}`;
}

/** Undefined for a value that this version does not know. */
export function decodeTarget(value: string | undefined): Target | undefined {
  const [, kind, id = ''] = VALUE.exec(value ?? '') ?? [];
  if (kind === 'all') return {};
  if (kind === 'drift') return { drift: true };
  if (kind === 'type') return /^[a-z-]*$/.test(id) ? { type: id } : undefined;
  if (kind === 'cause') return { cause: id };
  if (kind === 'selection') return { selection: id };
  const category = CATEGORIES.find((name) => name === id);
  return kind === 'category' && category !== undefined ? { category } : undefined;
}
