/** The `rich_text` block and its parts (docs.slack.dev, rich text block). */
import { blockId, boolean, integer, list, object, oneOf, string, typed, type Check } from './check.ts';
import { url } from './composition.ts';

const style = object({
  fields: {
    bold: boolean,
    italic: boolean,
    strike: boolean,
    underline: boolean,
    code: boolean,
    highlight: boolean,
    client_highlight: boolean,
    unlink: boolean,
  },
});

function inline(type: string, fields: Record<string, Check>, required: readonly string[]): Check {
  return object({ fields: { type: oneOf(type), style, ...fields }, required });
}

const INLINE: Record<string, Check> = {
  text: inline('text', { text: string() }, ['text']),
  link: inline('link', { url: string({ max: 3000 }), text: string({ min: 0 }), unsafe: boolean }, ['url']),
  emoji: inline('emoji', { name: string(), unicode: string(), url, skin_tone: integer() }, ['name']),
  user: inline('user', { user_id: string() }, ['user_id']),
  channel: inline('channel', { channel_id: string() }, ['channel_id']),
  usergroup: inline('usergroup', { usergroup_id: string() }, ['usergroup_id']),
  team: inline('team', { team_id: string() }, ['team_id']),
  broadcast: inline('broadcast', { range: oneOf('here', 'channel', 'everyone') }, ['range']),
  color: inline('color', { value: string() }, ['value']),
  date: inline('date', { timestamp: integer(), format: string(), url: string(), fallback: string() }, [
    'timestamp',
    'format',
  ]),
};

const inlines = list(
  typed(
    () => INLINE,
    () => true,
  ),
);
const border = integer({ min: 0, max: 1 });

const section = object({ fields: { type: oneOf('rich_text_section'), elements: inlines }, required: ['elements'] });

const PARTS: Record<string, Check> = {
  rich_text_section: section,
  rich_text_list: object({
    fields: {
      type: oneOf('rich_text_list'),
      style: oneOf('bullet', 'ordered'),
      indent: integer({ min: 0, max: 8 }),
      offset: integer({ min: 0 }),
      border,
      elements: list(
        typed(
          () => ({ rich_text_section: section }),
          () => true,
        ),
      ),
    },
    required: ['style', 'elements'],
  }),
  rich_text_quote: object({
    fields: { type: oneOf('rich_text_quote'), border, elements: inlines },
    required: ['elements'],
  }),
  rich_text_preformatted: object({
    fields: { type: oneOf('rich_text_preformatted'), border, language: string(), elements: inlines },
    required: ['elements'],
  }),
};

const richText = (id: Check) =>
  object({
    fields: {
      type: oneOf('rich_text'),
      block_id: id,
      elements: list(
        typed(
          () => PARTS,
          () => true,
        ),
      ),
    },
    required: ['type', 'elements'],
  });

export const richTextBlock = richText(blockId);

/** Rich text inside another block: Slack does not mind when its `block_id` repeats. */
export const nestedRichText = richText(string({ max: 255 }));
