/** What Slack's client refuses to submit: errors by block_id, in Slack's words. */
import { characters, isObject } from './block-kit/check.ts';
import { isEmptyValue } from './block-kit/interactive.ts';
import type { JsonObject, OpenView } from './workspace.ts';

type Complaint = (value: string, element: JsonObject) => string | undefined;

const textLength: Complaint = (value, { min_length: min, max_length: max }) => {
  const length = characters(value);
  if (typeof min === 'number' && length < min) return `Must be at least ${min} characters`;
  const most = typeof max === 'number' ? max : 3000;
  return length > most ? `Must be at most ${most} characters` : undefined;
};

const numberRange: Complaint = (value, element) => {
  const number = Number(value);
  if (!Number.isFinite(number)) return 'Must be a number';
  if (element['is_decimal_allowed'] !== true && !Number.isInteger(number)) return 'Must be a whole number';
  const { min_value: min, max_value: max } = element;
  if (min !== undefined && number < Number(min)) return `Must be ${Number(min)} or more`;
  return max !== undefined && number > Number(max) ? `Must be ${Number(max)} or less` : undefined;
};

const COMPLAINTS: Record<string, Complaint> = {
  plain_text_input: textLength,
  number_input: numberRange,
  email_text_input: (value) => (/^\S+@\S+\.\S+$/.test(value) ? undefined : 'Must be an email address'),
  url_text_input: (value) => (URL.canParse(value) ? undefined : 'Must be a URL'),
};

export function inputErrors({ view, values }: OpenView): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const block of view['blocks'] as JsonObject[]) {
    const element = block['element'];
    if (block['type'] !== 'input' || !isObject(element)) continue;
    const id = String(block['block_id']);
    const value = values[id]?.[String(element['action_id'])] ?? {};
    if (isEmptyValue(value)) {
      if (block['optional'] !== true) errors[id] = 'Please complete this required field.';
      continue;
    }
    const complaint = COMPLAINTS[String(element['type'])]?.(String(value['value']), element);
    if (complaint !== undefined) errors[id] = complaint;
  }
  return errors;
}
