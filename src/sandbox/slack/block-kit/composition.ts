/** Composition objects: texts, confirmations, options, images. Limits: docs.slack.dev, Block Kit composition objects. */
import { boolean, isObject, list, object, oneOf, refuse, string, type Check, type Context } from './check.ts';
import type { JsonObject } from '../workspace.ts';

export const url = string({ max: 3000, pattern: /^https?:\/\/\S+$/i, what: 'URL' });

type TextType = 'plain_text' | 'mrkdwn';

const TEXT_EXTRAS: Record<TextType, Record<string, Check>> = {
  plain_text: { emoji: boolean },
  mrkdwn: { verbatim: boolean },
};

/** A text object of 1 to `max` characters. */
export function text(max: number, types: readonly TextType[] = ['plain_text', 'mrkdwn']): Check {
  const shapes = new Map(
    types.map((type) => [
      type as string,
      object({ fields: { type: oneOf(type), text: string({ max }), ...TEXT_EXTRAS[type] }, required: ['text'] }),
    ]),
  );
  return (value, at, context) => {
    if (!isObject(value)) return refuse(context, at, 'must provide an object');
    const { type } = value;
    if (type === undefined) return refuse(context, at, 'missing required field: type');
    const shape = typeof type === 'string' ? shapes.get(type) : undefined;
    if (shape === undefined) return refuse(context, `${at}/type`, 'must be a valid enum value');
    shape(value, at, context);
  };
}

export const plainText = (max: number) => text(max, ['plain_text']);

export const confirm = object({
  fields: {
    title: plainText(100),
    text: text(300),
    confirm: plainText(30),
    deny: plainText(30),
    style: oneOf('primary', 'danger'),
  },
  required: ['text'],
});

type OptionKind = { texts: readonly TextType[]; url?: boolean };

const option = ({ texts, url: withUrl = false }: OptionKind) =>
  object({
    fields: {
      text: text(75, texts),
      value: string({ max: 150 }),
      description: text(75, texts),
      ...(withUrl ? { url } : {}),
    },
    required: withUrl ? ['text'] : ['text', 'value'],
  });

export const selectOption = option({ texts: ['plain_text'] });
export const overflowOption = option({ texts: ['plain_text'], url: true });
export const choiceOption = option({ texts: ['plain_text', 'mrkdwn'] });

export const optionGroup = object({
  fields: { label: plainText(75), options: list(selectOption, { min: 1, max: 100 }) },
  required: ['label', 'options'],
});

const slackFile = object({
  fields: { id: string(), url },
  also: (value, at, context) => exactlyOne(value, ['id', 'url'], at, context),
});

/** Where an image comes from; `image_url` or `slack_file`, not both. */
export const imageSource: Record<string, Check> = { image_url: url, slack_file: slackFile };

export const imageFromOneSource = (value: JsonObject, at: string, context: Context) =>
  exactlyOne(value, ['image_url', 'slack_file'], at, context);

function exactlyOne(value: JsonObject, keys: readonly string[], at: string, context: Context): void {
  const given = keys.filter((key) => value[key] !== undefined);
  const names = keys.map((key) => `\`${key}\``).join(' or ');
  if (given.length === 0) refuse(context, at, `must define either ${names}`);
  if (given.length > 1) refuse(context, at, `must define only one of ${names}`);
}

/** The names that a `slack_icon` may have (docs.slack.dev, Slack icon object). */
const ICONS =
  'archive book bookmark bot bug calendar call caret-left caret-right check clipboard code comment compass copy cube ' +
  'download edit email eye-closed eye-open file flag folder gear globe heart help image info key lightbulb link map ' +
  'mobile new-window pin plus refine refresh rocket save screen share sparkle star star-filled tag thumbs-down ' +
  'thumbs-up trash upload user warning';

export const slackIcon = object({
  fields: { type: oneOf('icon'), name: oneOf(...ICONS.split(' ')) },
  required: ['type', 'name'],
});
