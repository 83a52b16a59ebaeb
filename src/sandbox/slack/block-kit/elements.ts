/** Every element, and where it may stand (docs.slack.dev, Block Kit elements). */
import { actionId, list, object, oneOf, string, typed, type Check } from './check.ts';
import { confirm, imageFromOneSource, imageSource, plainText, url } from './composition.ts';
import type { Element, Place } from './element-base.ts';
import { INPUT_ELEMENTS } from './input-elements.ts';
import { SELECTION_ELEMENTS } from './selection-elements.ts';

const feedbackButton = object({
  fields: { text: plainText(75), value: string({ max: 2000 }), accessibility_label: string({ max: 75 }) },
  required: ['text', 'value'],
});

const ELEMENTS: Record<string, Element> = {
  ...SELECTION_ELEMENTS,
  ...INPUT_ELEMENTS,
  button: {
    places: ['section', 'actions', 'card'],
    fields: {
      action_id: actionId,
      text: plainText(75),
      value: string({ min: 0, max: 2000 }),
      url,
      style: oneOf('primary', 'danger'),
      confirm,
      accessibility_label: string({ max: 75 }),
    },
    required: ['text'],
  },
  image: {
    places: ['section', 'context'],
    fields: { ...imageSource, alt_text: string({ max: 2000 }) },
    required: ['alt_text'],
    also: imageFromOneSource,
  },
  workflow_button: {
    places: ['section', 'actions'],
    fields: {
      action_id: actionId,
      text: plainText(75),
      workflow: object({
        fields: {
          trigger: object({
            fields: {
              url,
              customizable_input_parameters: list(
                object({ fields: { name: string(), value: string() }, required: ['name', 'value'] }),
              ),
            },
            required: ['url'],
          }),
        },
        required: ['trigger'],
      }),
      style: oneOf('primary', 'danger'),
      confirm,
      accessibility_label: string({ max: 75 }),
    },
    required: ['text', 'workflow'],
  },
  feedback_buttons: {
    places: ['context_actions'],
    fields: { action_id: actionId, positive_button: feedbackButton, negative_button: feedbackButton },
    required: ['positive_button', 'negative_button'],
  },
  icon_button: {
    places: ['context_actions'],
    fields: {
      action_id: actionId,
      icon: oneOf('trash'),
      text: plainText(75),
      value: string({ max: 2000 }),
      accessibility_label: string({ max: 75 }),
      visible_to_user_ids: list(string(), { max: 10 }),
      confirm,
    },
    required: ['icon', 'text'],
  },
};

const CHECKS: Record<string, Check> = Object.fromEntries(
  Object.entries(ELEMENTS).map(([type, shape]) => [
    type,
    object({ ...shape, fields: { type: oneOf(type), ...shape.fields } }),
  ]),
);

/** The scope without which Slack does not know an element. */
const NEEDS_SCOPE: Record<string, string> = { file_input: 'files:read' };

/** An element that may stand in `place`; `file_input` is for modals only. */
export function element(place: Place): Check {
  return typed(
    () => CHECKS,
    (type, context) => {
      const scope = NEEDS_SCOPE[type];
      if (scope !== undefined && (context.surface !== 'modal' || !context.scopes.has(scope))) return false;
      return ELEMENTS[type]?.places.includes(place) ?? false;
    },
  );
}

export const imageElement = typed(
  () => CHECKS,
  (type) => type === 'image',
);
