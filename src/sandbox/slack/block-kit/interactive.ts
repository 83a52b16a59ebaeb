/** What Slack adds to blocks that it stored, and the interactive elements in them. */
import { isObject } from './check.ts';
import type { JsonObject } from '../workspace.ts';

/** An element and the block whose id Slack tells with its action. */
export type Placed = { readonly blockId: string; readonly block: JsonObject; readonly element: JsonObject };

const objectsOf = (value: unknown): JsonObject[] => (Array.isArray(value) ? value : [value]).filter(isObject);

/** Keys of a block that hold elements, and keys that hold further blocks. */
const ELEMENT_KEYS = ['accessory', 'element', 'elements', 'actions'];
const BLOCK_KEYS = ['child_blocks'];

const isCard = (value: JsonObject) => value['type'] === 'card';

/** Blocks and the blocks in them: a container's children, a carousel's cards. Not the rich text in table cells. */
function allBlocks(blocks: readonly JsonObject[]): JsonObject[] {
  return blocks.flatMap((block) => {
    const inner = BLOCK_KEYS.flatMap((key) => objectsOf(block[key]));
    const cards = objectsOf(block['elements']).filter(isCard);
    return [block, ...allBlocks([...inner, ...cards])];
  });
}

/** Every element that a person can use, in the order of the blocks. */
export function placedElements(blocks: readonly JsonObject[]): Placed[] {
  return allBlocks(blocks)
    .filter((block) => block['type'] !== 'rich_text')
    .flatMap((block) =>
      ELEMENT_KEYS.flatMap((key) => objectsOf(block[key]))
        .filter((element) => typeof element['action_id'] === 'string')
        .map((element) => ({ blockId: String(block['block_id']), block, element })),
    );
}

const NOT_INTERACTIVE = new Set(['image', 'mrkdwn', 'plain_text', 'card']);

/**
 * A copy of valid blocks as Slack stores it: with ids for blocks and elements that lack one, and with the defaults of text
 * objects. A `markdown` block's id is not kept.
 */
export function storedBlocks(blocks: readonly JsonObject[], nextId: () => string): JsonObject[] {
  const copy = structuredClone([...blocks]);
  withTextDefaults(copy);
  for (const block of allBlocks(copy)) {
    if (block['type'] === 'markdown') delete block['block_id'];
    else block['block_id'] ??= nextId();
    if (block['type'] === 'rich_text') continue;
    for (const element of ELEMENT_KEYS.flatMap((key) => objectsOf(block[key]))) {
      if (!NOT_INTERACTIVE.has(String(element['type']))) element['action_id'] ??= nextId();
    }
  }
  return copy;
}

function withTextDefaults(value: unknown): void {
  if (Array.isArray(value)) {
    value.forEach(withTextDefaults);
  } else if (isObject(value)) {
    if (typeof value['text'] === 'string') {
      if (value['type'] === 'plain_text') value['emoji'] ??= true;
      if (value['type'] === 'mrkdwn') value['verbatim'] ??= false;
    }
    Object.values(value).forEach(withTextDefaults);
  }
}

type State = (element: JsonObject) => JsonObject;

const single =
  (key: string, initial: string): State =>
  (element) => ({ [key]: element[initial] ?? null });
const several =
  (key: string, initial: string): State =>
  (element) => ({ [key]: element[initial] ?? [] });

/** By element type: what `state.values` says of it before anyone touched it. Buttons and overflow menus have no state. */
const UNTOUCHED: Record<string, State> = {
  plain_text_input: single('value', 'initial_value'),
  email_text_input: single('value', 'initial_value'),
  url_text_input: single('value', 'initial_value'),
  number_input: single('value', 'initial_value'),
  rich_text_input: single('rich_text_value', 'initial_value'),
  datepicker: single('selected_date', 'initial_date'),
  timepicker: single('selected_time', 'initial_time'),
  datetimepicker: single('selected_date_time', 'initial_date_time'),
  radio_buttons: single('selected_option', 'initial_option'),
  static_select: single('selected_option', 'initial_option'),
  external_select: single('selected_option', 'initial_option'),
  users_select: single('selected_user', 'initial_user'),
  conversations_select: single('selected_conversation', 'initial_conversation'),
  channels_select: single('selected_channel', 'initial_channel'),
  checkboxes: several('selected_options', 'initial_options'),
  multi_static_select: several('selected_options', 'initial_options'),
  multi_external_select: several('selected_options', 'initial_options'),
  multi_users_select: several('selected_users', 'initial_users'),
  multi_conversations_select: several('selected_conversations', 'initial_conversations'),
  multi_channels_select: several('selected_channels', 'initial_channels'),
  file_input: several('files', 'initial_files'),
};

export type StateValues = Record<string, Record<string, JsonObject>>;

/** `state.values` of stored blocks; what `before` holds under the same ids and type is kept. */
export function stateValues(blocks: readonly JsonObject[], before: StateValues = {}): StateValues {
  const values: StateValues = {};
  for (const { blockId, element } of placedElements(blocks)) {
    const [type, action] = [String(element['type']), String(element['action_id'])];
    const untouched = UNTOUCHED[type];
    if (untouched === undefined) continue;
    const kept = before[blockId]?.[action];
    const value = kept?.['type'] === type ? kept : { type, ...untouched(element) };
    values[blockId] = { ...values[blockId], [action]: value };
  }
  return values;
}

/** Whether a value of `state.values` holds nothing. */
export function isEmptyValue(value: JsonObject): boolean {
  const rest = Object.entries(value).filter(([key]) => key !== 'type');
  return rest.every(
    ([, held]) => held === null || held === undefined || held === '' || (Array.isArray(held) && held.length === 0),
  );
}
