/** Elements in which one chooses among options (docs.slack.dev, Block Kit elements). */
import { isDeepStrictEqual } from 'node:util';
import { actionId, boolean, integer, list, object, oneOf, refuse, string, type Context } from './check.ts';
import { choiceOption, confirm, optionGroup, overflowOption, selectOption } from './composition.ts';
import { ANYWHERE, base, without, type Element } from './element-base.ts';
import type { JsonObject } from '../workspace.ts';

const several = integer({ min: 1 });
const filter = object({
  fields: {
    include: list(oneOf('im', 'mpim', 'private', 'public'), { min: 1 }),
    exclude_external_shared_channels: boolean,
    exclude_bot_users: boolean,
  },
});
const options = list(selectOption, { min: 1, max: 100 });
const groups = list(optionGroup, { min: 1, max: 100 });
const choices = list(choiceOption, { min: 1, max: 10 });

const asArray = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** Each initial option must equal one option exactly. */
function initialAmongOptions(value: JsonObject, at: string, context: Context): void {
  const offered = [
    ...asArray(value['options']),
    ...asArray(value['option_groups']).flatMap((group) => asArray((group as JsonObject | null)?.['options'])),
  ];
  const isOffered = (initial: unknown) => offered.some((entry) => isDeepStrictEqual(entry, initial));
  if (value['initial_option'] !== undefined && !isOffered(value['initial_option'])) {
    refuse(context, `${at}/initial_option`, '`initial_option` must match one of the `options`');
  }
  if (asArray(value['initial_options']).some((initial) => !isOffered(initial))) {
    refuse(context, `${at}/initial_options`, '`initial_options` must match some of the `options`');
  }
}

function staticOptions(value: JsonObject, at: string, context: Context): void {
  const given = ['options', 'option_groups'].filter((key) => value[key] !== undefined);
  if (given.length === 0) refuse(context, at, 'must define either `options` or `option_groups`');
  if (given.length > 1) refuse(context, at, 'must define only one of `options` or `option_groups`');
  initialAmongOptions(value, at, context);
}

export const SELECTION_ELEMENTS: Record<string, Element> = {
  checkboxes: {
    places: ANYWHERE,
    fields: { ...without(base, 'placeholder'), options: choices, initial_options: list(choiceOption, { min: 1 }) },
    required: ['options'],
    also: initialAmongOptions,
  },
  radio_buttons: {
    places: ANYWHERE,
    fields: { ...without(base, 'placeholder'), options: choices, initial_option: choiceOption },
    required: ['options'],
    also: initialAmongOptions,
  },
  overflow: {
    places: ['section', 'actions'],
    fields: { action_id: actionId, confirm, options: list(overflowOption, { min: 1, max: 5 }) },
    required: ['options'],
  },
  static_select: {
    places: ANYWHERE,
    fields: { ...base, options, option_groups: groups, initial_option: selectOption },
    also: staticOptions,
  },
  multi_static_select: {
    places: ANYWHERE,
    fields: {
      ...base,
      options,
      option_groups: groups,
      initial_options: list(selectOption, { min: 1 }),
      max_selected_items: several,
    },
    also: staticOptions,
  },
  external_select: {
    places: ANYWHERE,
    fields: { ...base, initial_option: selectOption, min_query_length: integer({ min: 0 }) },
  },
  multi_external_select: {
    places: ANYWHERE,
    fields: {
      ...base,
      initial_options: list(selectOption, { min: 1 }),
      min_query_length: integer({ min: 0 }),
      max_selected_items: several,
    },
  },
  users_select: { places: ANYWHERE, fields: { ...base, initial_user: string() } },
  multi_users_select: {
    places: ANYWHERE,
    fields: { ...base, initial_users: list(string()), max_selected_items: several },
  },
  conversations_select: {
    places: ANYWHERE,
    fields: {
      ...base,
      initial_conversation: string(),
      default_to_current_conversation: boolean,
      response_url_enabled: boolean,
      filter,
    },
  },
  multi_conversations_select: {
    places: ANYWHERE,
    fields: {
      ...base,
      initial_conversations: list(string()),
      default_to_current_conversation: boolean,
      max_selected_items: several,
      filter,
    },
  },
  channels_select: {
    places: ANYWHERE,
    fields: { ...base, initial_channel: string(), response_url_enabled: boolean },
  },
  multi_channels_select: {
    places: ANYWHERE,
    fields: { ...base, initial_channels: list(string()), max_selected_items: several },
  },
};
