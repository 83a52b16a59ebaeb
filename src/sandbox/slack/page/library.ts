/** The bridge to slack-blocks-to-jsx, which draws blocks as React elements. */
import { createElement as h, type ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { type Block, Message, type MessageProps } from 'slack-blocks-to-jsx';
import type { JsonObject } from '../workspace.ts';
import { slackDate } from './dates.ts';
import { mention } from './mention.ts';
import { textNode } from './text.ts';
import { read, type Scene, safeHref } from './scene.ts';

type Hooks = NonNullable<MessageProps['hooks']>;

/**
 * Draws one block to HTML; undefined when the library knows no such block or fails at it.
 * The library reads mrkdwn as Markdown (`# 5 errors` vanishes, `2*3*4` turns bold) and plain text as mrkdwn, so every text
 * object goes in as a made-up emoji, which its emoji hook turns into our own text.
 */
export function drawWithLibrary(block: JsonObject, scene: Scene): string | undefined {
  const texts: ReactNode[] = [];
  const prepared = withTokens(block, (text) => {
    texts.push(textNode(text, scene));
    return `:${TOKEN}${texts.length - 1}:`;
  });
  try {
    return render(prepared, hooksFor(scene, texts));
  } catch {
    return undefined;
  }
}

const TOKEN = 'sandbox-text-';
const EMPTY = '<div class="slack_blocks_to_jsx--blocks"></div>';

function render(block: JsonObject, hooks: Hooks): string | undefined {
  const blocks = [block as unknown as Block];
  const html = renderToStaticMarkup(
    h(Message, { blocks, logo: '', name: '', withoutWrapper: true, theme: 'light', hooks }),
  );
  // The library gives every message the same id; the page's copy of its style sheet goes by the class instead.
  return html.includes(EMPTY) ? undefined : html.replace(' id="slack_blocks_to_jsx"', '');
}

const TEXT_TYPES = new Set(['mrkdwn', 'plain_text']);
const CELL_TYPES = new Set(['raw_text', 'raw_number']);

/** A copy of a block in which `token` stands for each text object and table cell. */
function withTokens(value: unknown, token: (text: JsonObject) => string): JsonObject {
  const copy = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(copy);
    if (!read.isObject(part)) return part;
    const type = read.text(part['type']);
    // Not `verbatim`, with which the library would show the token.
    if (TEXT_TYPES.has(type)) return { type, text: token(part) };
    // The library draws no raw_number.
    if (CELL_TYPES.has(type)) return { type: 'raw_text', text: token({ type: 'plain_text', text: cellText(part) }) };
    return Object.fromEntries(
      Object.entries(part).map(([key, item]) => [key, key === 'url' ? safeUrl(item) : copy(item)]),
    );
  };
  return read.object(copy(value));
}

const safeUrl = (url: unknown): string => safeHref(read.text(url)) ?? '';

/** The text of a raw_text or raw_number cell. */
export function cellText(cell: JsonObject): string {
  const value = cell['text'] ?? cell['value'];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

const hooksFor = (scene: Scene, texts: ReactNode[]): Hooks => ({
  emoji: (emoji, parse) =>
    emoji.name.startsWith(TOKEN) ? texts[Number(emoji.name.slice(TOKEN.length))] : parse(emoji),
  user: ({ id }) => mention.user(id, undefined, scene),
  channel: ({ id }) => mention.channel(id, undefined, scene),
  atChannel: () => mention.broadcast('channel'),
  atEveryone: () => mention.broadcast('everyone'),
  atHere: () => mention.broadcast('here'),
  date: ({ timestamp, format, fallback }) => slackDate(Number(timestamp), format, scene.viewer, scene.now) ?? fallback,
  link: ({ href, children }) => {
    const safe = safeHref(href);
    return safe === undefined
      ? children
      : h('a', { href: safe, target: '_blank', rel: 'noopener noreferrer' }, children);
  },
});
