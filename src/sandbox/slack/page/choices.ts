/** What each interactive element sends and keeps: Slack's shape on one side, plain strings of a form on the other. */
import type { JsonObject } from '../workspace.ts';
import { read } from './scene.ts';

type Choice = {
  /** The keys that Slack puts into `state.values` and into an action, for what was chosen or typed. */
  toSlack(element: JsonObject, chosen: string[]): JsonObject;
  /** What is chosen according to a value in Slack's shape. */
  fromSlack(value: JsonObject): string[];
  /** What the app chose at first. */
  initial(element: JsonObject): string[];
};

/** Every option of an element, those of its groups included. */
const optionsOf = (element: JsonObject): JsonObject[] => [
  ...read.list(element['options']),
  ...read.list(element['option_groups']).flatMap((group) => read.list(group['options'])),
];

const optionValue = (option: unknown): string => read.text(read.object(option)['value']);
const one = (value: unknown): string[] => (typeof value === 'string' && value !== '' ? [value] : []);
const oneOption = (option: unknown): string[] => (read.isObject(option) ? [optionValue(option)] : []);

const oneOf = (key: string, initialKey: string): Choice => ({
  toSlack: (_element, [chosen]) => ({ [key]: chosen || null }),
  fromSlack: (value) => one(value[key]),
  initial: (element) => one(element[initialKey]),
});

const someOf = (key: string, initialKey: string): Choice => ({
  toSlack: (_element, chosen) => ({ [key]: chosen }),
  fromSlack: (value) => read.texts(value[key]),
  initial: (element) => read.texts(element[initialKey]),
});

const option: Choice = {
  toSlack: (element, [chosen]) => ({
    selected_option: optionsOf(element).find((item) => optionValue(item) === chosen) ?? null,
  }),
  fromSlack: (value) => oneOption(value['selected_option']),
  initial: (element) => oneOption(element['initial_option']),
};

const options: Choice = {
  toSlack: (element, chosen) => ({
    selected_options: optionsOf(element).filter((item) => chosen.includes(optionValue(item))),
  }),
  fromSlack: (value) => read.list(value['selected_options']).map(optionValue),
  initial: (element) => read.list(element['initial_options']).map(optionValue),
};

const typed: Choice = {
  toSlack: (_element, [text]) => ({ value: text || null }),
  fromSlack: (value) => one(value['value']),
  initial: (element) => one(element['initial_value']),
};

const button: Choice = {
  toSlack: ({ text, value, style }) => ({
    ...(text === undefined ? {} : { text }),
    ...(value === undefined ? {} : { value }),
    ...(style === undefined ? {} : { style }),
  }),
  fromSlack: () => [],
  initial: () => [],
};

const feedback: Choice = {
  ...button,
  toSlack: (element, [chosen]) => {
    const buttons = [read.object(element['positive_button']), read.object(element['negative_button'])];
    const pressed = buttons.find((item) => item['value'] === chosen) ?? {};
    return { text: pressed['text'], value: chosen ?? '' };
  },
};

const moment: Choice = {
  toSlack: (_element, [seconds]) => ({ selected_date_time: seconds ? Number(seconds) : null }),
  fromSlack: ({ selected_date_time: at }) => (typeof at === 'number' ? [String(at)] : []),
  initial: ({ initial_date_time: at }) => (typeof at === 'number' ? [String(at)] : []),
};

const richLine = (text: string): JsonObject => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }],
});

/** The text of rich text: what a plain box can show of it. */
function richWords(value: unknown): string {
  const part = read.object(value);
  return read.text(part['text']) + read.list(part['elements']).map(richWords).join('');
}

const rich: Choice = {
  toSlack: (_element, [text]) => ({ rich_text_value: text ? richLine(text) : null }),
  fromSlack: (value) => one(richWords(value['rich_text_value'])),
  initial: (element) => one(richWords(element['initial_value'])),
};

const fileIds: Choice = {
  toSlack: (_element, chosen) => ({ files: chosen.map((id) => ({ id })) }),
  fromSlack: (value) => read.list(value['files']).map((file) => read.text(file['id'])),
  initial: () => [],
};

/** By element type. A type that is not here takes no part in interactions. */
const CHOICES: Record<string, Choice> = {
  button,
  icon_button: button,
  feedback_buttons: feedback,
  overflow: option,
  static_select: option,
  radio_buttons: option,
  multi_static_select: options,
  checkboxes: options,
  users_select: oneOf('selected_user', 'initial_user'),
  conversations_select: oneOf('selected_conversation', 'initial_conversation'),
  channels_select: oneOf('selected_channel', 'initial_channel'),
  multi_users_select: someOf('selected_users', 'initial_users'),
  multi_conversations_select: someOf('selected_conversations', 'initial_conversations'),
  multi_channels_select: someOf('selected_channels', 'initial_channels'),
  datepicker: oneOf('selected_date', 'initial_date'),
  timepicker: oneOf('selected_time', 'initial_time'),
  datetimepicker: moment,
  plain_text_input: typed,
  email_text_input: typed,
  url_text_input: typed,
  number_input: typed,
  rich_text_input: rich,
  file_input: fileIds,
};

const PRESSED = new Set(['button', 'icon_button', 'feedback_buttons', 'overflow']);

/** Whether an element keeps what was chosen, so that it is part of `state.values`. */
export const keepsValue = (element: JsonObject): boolean => !PRESSED.has(read.text(element['type']));

/** What an element shows as chosen: what the person chose, else what the app chose. */
export function chosenIn(element: JsonObject, kept: JsonObject | undefined): string[] {
  const choice = CHOICES[read.text(element['type'])];
  if (!choice) return [];
  return kept ? choice.fromSlack(kept) : choice.initial(element);
}

/** An element's value in the shape of `state.values`; undefined for an element that takes no part in interactions. */
export function slackValue(element: JsonObject, chosen: string[]): JsonObject | undefined {
  const type = read.text(element['type']);
  const choice = CHOICES[type];
  return choice && { type, ...choice.toSlack(element, chosen) };
}

/** An interactive element and the block that it stands in. */
export type Found = { element: JsonObject; block: JsonObject; blockId: string };

/** Finds an element by its ids; a card within a carousel and a block within a container have block ids of their own. */
export function findElement(blocks: JsonObject[], blockId: string, actionId: string): Found | undefined {
  for (const block of blocks) {
    const found = findInside(block, block, read.text(block['block_id']), blockId, actionId);
    if (found) return found;
  }
  return undefined;
}

function findInside(
  part: unknown,
  block: JsonObject,
  within: string,
  blockId: string,
  actionId: string,
): Found | undefined {
  const parts = Array.isArray(part) ? part : Object.values(read.object(part));
  for (const item of parts) {
    if (typeof item !== 'object' || item === null) continue;
    const child = read.object(item);
    const owner = typeof child['block_id'] === 'string' ? child['block_id'] : within;
    const type = read.text(child['type']);
    if (owner === blockId && child['action_id'] === actionId && type in CHOICES) {
      return { element: child, block, blockId: owner };
    }
    const holder = 'block_id' in child || type === 'input' ? child : block;
    const found = findInside(item, holder, owner, blockId, actionId);
    if (found) return found;
  }
  return undefined;
}

/**
 * When an input block's element is told to the app at once: `choose` for what is chosen, `enter` and `type` for text by its
 * configuration; never without `dispatch_action`.
 */
export function dispatchTriggers(block: JsonObject): string[] {
  if (block['dispatch_action'] !== true) return [];
  const config = read.object(read.object(block['element'])['dispatch_action_config']);
  const asked = read.texts(config['trigger_actions_on']);
  const onTyping = asked.includes('on_character_entered') ? ['type'] : [];
  const onEnter = asked.length === 0 || asked.includes('on_enter_pressed') ? ['enter'] : [];
  return ['choose', ...onEnter, ...onTyping];
}
