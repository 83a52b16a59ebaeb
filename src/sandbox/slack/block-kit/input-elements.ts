/** Elements into which one types, picks a time or puts files (docs.slack.dev, Block Kit elements). */
import { actionId, boolean, integer, list, object, oneOf, refuse, string, type Context } from './check.ts';
import { plainText } from './composition.ts';
import { ANYWHERE, base, without, type Element } from './element-base.ts';
import { nestedRichText } from './rich-text.ts';
import type { JsonObject } from '../workspace.ts';

const input = {
  action_id: actionId,
  focus_on_load: boolean,
  placeholder: plainText(150),
  dispatch_action_config: object({
    fields: { trigger_actions_on: list(oneOf('on_enter_pressed', 'on_character_entered'), { min: 1, max: 2 }) },
    required: ['trigger_actions_on'],
  }),
};

const date = string({ pattern: /^\d{4}-\d{2}-\d{2}$/, what: 'date' });
const time = string({ pattern: /^([01]\d|2[0-3]):[0-5]\d$/, what: 'time' });

function ordered(value: JsonObject, low: string, high: string, at: string, context: Context): void {
  const [from, to] = [Number(value[low]), Number(value[high])];
  if (from > to) refuse(context, at, `\`${low}\` must not be greater than \`${high}\``);
}

export const INPUT_ELEMENTS: Record<string, Element> = {
  datepicker: { places: ANYWHERE, fields: { ...base, initial_date: date } },
  timepicker: { places: ANYWHERE, fields: { ...base, initial_time: time, timezone: string() } },
  datetimepicker: {
    places: ['actions', 'input'],
    fields: { ...without(base, 'placeholder'), initial_date_time: integer({ min: 1_000_000_000, max: 9_999_999_999 }) },
  },
  plain_text_input: {
    places: ['input'],
    fields: {
      ...input,
      initial_value: string({ min: 0, max: 3000 }),
      multiline: boolean,
      min_length: integer({ min: 0, max: 3000 }),
      max_length: integer({ min: 1, max: 3000 }),
    },
    also: (value, at, context) => ordered(value, 'min_length', 'max_length', at, context),
  },
  email_text_input: { places: ['input'], fields: { ...input, initial_value: string({ min: 0 }) } },
  url_text_input: { places: ['input'], fields: { ...input, initial_value: string({ min: 0 }) } },
  number_input: {
    places: ['input'],
    fields: {
      ...input,
      is_decimal_allowed: boolean,
      initial_value: string({ min: 0 }),
      min_value: string(),
      max_value: string(),
    },
    required: ['is_decimal_allowed'],
    also: (value, at, context) => ordered(value, 'min_value', 'max_value', at, context),
  },
  rich_text_input: {
    places: ['actions', 'input'],
    fields: {
      ...input,
      initial_value: nestedRichText,
      min_lines: integer({ min: 1, max: 100 }),
      max_lines: integer({ min: 1, max: 100 }),
    },
  },
  file_input: {
    places: ['input'],
    fields: { action_id: actionId, filetypes: list(string(), { min: 1 }), max_files: integer({ min: 1, max: 10 }) },
  },
};
