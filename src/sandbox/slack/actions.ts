/** What a person did to an interactive element. */
import { placedElements, type StateValues } from './block-kit/interactive.ts';
import { Refusal } from './refusal.ts';
import type { JsonObject, Workspace } from './workspace.ts';

/** Elements whose action repeats what the app wrote into them. */
const WRITTEN = new Set(['button', 'icon_button']);

/**
 * `actions[0]`: what the person chose, together with what the app wrote into the element. Throws Refusal `element_not_found` when
 * the blocks hold no such element (any more).
 */
export function completeAction(workspace: Workspace, blocks: readonly JsonObject[], action: JsonObject): JsonObject {
  const placed = placedElements(blocks).find(
    ({ blockId, element }) => blockId === action['block_id'] && element['action_id'] === action['action_id'],
  );
  if (placed === undefined) throw new Refusal('element_not_found');
  const { type, action_id, value, text, style, url } = placed.element;
  const written = WRITTEN.has(String(type)) ? { text, value, style, url } : {};
  const present = Object.entries({ ...action, ...written }).filter(([, each]) => each !== undefined);
  return { ...Object.fromEntries(present), type, action_id, block_id: placed.blockId, action_ts: workspace.nextTs() };
}

const NOT_STATE = new Set(['action_id', 'block_id', 'action_ts', 'text', 'style', 'url', 'placeholder', 'confirm']);

/** Values with what an action chose, also of elements that have no state: `stateValues` and `keepKnown` drop those. */
export function withValue(values: StateValues, action: JsonObject): StateValues {
  const block = String(action['block_id']);
  const value = Object.fromEntries(Object.entries(action).filter(([key]) => !NOT_STATE.has(key)));
  return { ...values, [block]: { ...values[block], [String(action['action_id'])]: value } };
}

/** The values of `before` with those of `next`: only elements that have a state keep one. */
export function keepKnown(before: StateValues, next: StateValues): StateValues {
  return Object.fromEntries(
    Object.entries(before).map(([block, actions]) => [
      block,
      Object.fromEntries(Object.entries(actions).map(([action, value]) => [action, next[block]?.[action] ?? value])),
    ]),
  );
}
