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
} as const;
export type ActionName = (typeof ACTIONS)[keyof typeof ACTIONS];

export const CALLBACKS = {
  details: 'details_view',
  drift: 'drift_view',
  resyncConfirm: 'resync_confirm',
  notice: 'notice_view',
  importFile: 'import_file',
} as const;

/** Shortcuts of the manifest. */
export const SHORTCUTS = { explainMessage: 'explain_message' } as const;

/** `details:picklists`: unique in a message that has a button a category. */
export const actionId = (name: ActionName, part: string): string => `${name}:${part}`;

/** Matches every action id of one name, with or without a part. */
export const actionPattern = (name: ActionName): RegExp => new RegExp(`^${name}(:|$)`);

const VALUE = /^(all|category|type|drift):([a-z-]*)$/;

/** The button's `value`: `category:picklists`, `type:string-too-long` `drift:` or `all:`. */
export function encodeTarget(target: Target): string {
  if (target.drift) return 'drift:';
  if (target.type !== undefined) return `type:${target.type}`;
  return target.category === undefined ? 'all:' : `category:${target.category}`;
}

/** Undefined for a value that this version does not know. */
export function decodeTarget(value: string | undefined): Target | undefined {
  const [, kind, id = ''] = VALUE.exec(value ?? '') ?? [];
  if (kind === 'all') return {};
  if (kind === 'drift') return { drift: true };
  if (kind === 'type') return { type: id };
  const category = CATEGORIES.find((name) => name === id);
  return kind === 'category' && category !== undefined ? { category } : undefined;
}
