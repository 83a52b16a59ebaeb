/** Emoji by their Slack names, from the list that slack-blocks-to-jsx carries. */
import { createElement as h } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { Message, type MessageProps } from 'slack-blocks-to-jsx';

type Parse = Parameters<NonNullable<NonNullable<MessageProps['hooks']>['emoji']>>[1];

let parse: Parse | undefined;

/** The library hands its look-up only to a hook, so one emoji is drawn to get hold of it. */
function libraryParse(): Parse | undefined {
  if (parse) return parse;
  const hooks: NonNullable<MessageProps['hooks']> = {
    emoji: (_emoji, lookUp) => {
      parse = lookUp;
      return null;
    },
  };
  const blocks: MessageProps['blocks'] = [
    { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [{ type: 'emoji', name: 'wave' }] }] },
  ];
  renderToStaticMarkup(h(Message, { blocks, logo: '', name: '', withoutWrapper: true, hooks }));
  return parse;
}

type SkinTone = 2 | 3 | 4 | 5 | 6;

/** The character of `warning` or `wave::skin-tone-3`; undefined for a name that is none. */
export function emojiOf(shortcode: string): string | undefined {
  const [name = '', tone] = shortcode.split('::skin-tone-');
  const found = libraryParse()?.({ name, ...(tone ? { skin_tone: Number(tone) as SkinTone } : {}) });
  return found === undefined || found === name || found === '' ? undefined : found;
}

const SHORTCODE = /:([a-z0-9_+'-]+(?:::skin-tone-[2-6])?):/g;

/** Replaces the shortcodes of known emoji. */
export const withEmoji = (text: string): string =>
  text.replace(SHORTCODE, (all, shortcode: string) => emojiOf(shortcode) ?? all);
