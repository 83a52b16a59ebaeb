/** Slack's mrkdwn as React nodes: only phrasing content, so that it may stand inside a paragraph or a button. */
import { createElement as h, Fragment, type ReactNode } from 'react';
import { slackDate } from './dates.ts';
import { emojiOf, withEmoji } from './emoji.ts';
import { mention } from './mention.ts';
import { type Scene, safeHref } from './scene.ts';

const nodes = (parts: ReactNode[]): ReactNode => h(Fragment, null, ...parts);

/** Draws mrkdwn as Slack does: code, quotes, links, mentions, dates and emoji; all else stays the text that it is. */
export function mrkdwn(source: string, scene: Scene): ReactNode {
  // Odd pieces are what stood between the fences.
  const pieces = source.replace(/[\uE000\uE001]/g, '\uFFFD').split(/\n?```\n?([\s\S]+?)\n?```\n?/);
  return nodes(pieces.map((piece, index) => (index % 2 === 1 ? fenced(piece, scene) : paragraphs(piece, scene))));
}

const fenced = (text: string, scene: Scene): ReactNode =>
  h('span', { className: 'mrkdwn-pre' }, h('code', null, nodes(codeText(text, scene))));

const QUOTE = /^(?:&gt;|>) ?/;
const QUOTE_REST = /^(?:&gt;|>){3} ?/;

/** Lines, of which those that begin with `>` are quotes; `>>>` quotes all that follows. */
function paragraphs(text: string, scene: Scene): ReactNode {
  const runs: { quoted: boolean; lines: string[] }[] = [];
  let quoteRest = false;
  for (const line of text.split('\n')) {
    quoteRest ||= QUOTE_REST.test(line);
    const quoted = quoteRest || QUOTE.test(line);
    const content = quoted ? line.replace(QUOTE_REST, '').replace(QUOTE, '') : line;
    const last = runs.at(-1);
    if (last?.quoted === quoted) last.lines.push(content);
    else runs.push({ quoted, lines: [content] });
  }
  return nodes(
    runs.map(({ quoted, lines }) => {
      const content = inline(lines.join('\n'), scene);
      return quoted ? h('span', { className: 'mrkdwn-quote' }, content) : content;
    }),
  );
}

const ATOM = /`([^`\n]+)`|<([^<>\n]+)>|:([a-z0-9_+'-]+(?:::skin-tone-[2-6])?):|(https?:\/\/[^\s<>|]+)/g;

/** Sets apart what formatting must not look into, then reads bold, italic and strike in the rest. */
function inline(text: string, scene: Scene): ReactNode {
  const atoms: ReactNode[] = [];
  const keep = (node: ReactNode): string => `\uE000${atoms.push(node) - 1}\uE001`;
  const marked = text.replace(ATOM, (all, code?: string, angle?: string, emoji?: string, url?: string) => {
    if (code !== undefined) return keep(h('code', { className: 'mrkdwn-code' }, nodes(codeText(code, scene))));
    if (angle !== undefined) return keep(angled(angle, scene) ?? `<${decode(angle)}>`);
    if (emoji !== undefined) return keep(emojiOf(emoji) ?? all);
    const bare = (url ?? '').replace(/[.,;:!?)'"*_~]+$/, '');
    return keep(link(decode(bare), decode(bare))) + all.slice(bare.length);
  });
  return styled(marked, atoms);
}

/** In code only links and mentions are read. */
const codeText = (text: string, scene: Scene): ReactNode[] =>
  text.split(/<([^<>\n]+)>/).map((part, index) => {
    if (index % 2 === 0) return decode(part);
    return angled(part, scene) ?? `<${decode(part)}>`;
  });

// A marker counts only at the edge of a word: snake_case and 2*3*4 stay as they are.
const marker = (sign: string) =>
  `(?<![\\p{L}\\p{N}${sign}])${sign}(?=[^\\s${sign}])(.*?[^\\s${sign}])${sign}(?![\\p{L}\\p{N}${sign}])`;
const STYLE = new RegExp(['\\*', '_', '~'].map(marker).join('|'), 'gu');
const STYLE_TAGS = ['strong', 'em', 's'] as const;

function styled(text: string, atoms: ReactNode[]): ReactNode {
  const parts: ReactNode[] = [];
  let done = 0;
  for (const match of text.matchAll(STYLE)) {
    const kind = match.slice(1).findIndex((inner) => inner !== undefined);
    parts.push(
      literal(text.slice(done, match.index), atoms),
      h(STYLE_TAGS[kind] ?? 'span', null, styled(match[kind + 1] ?? '', atoms)),
    );
    done = match.index + match[0].length;
  }
  return nodes([...parts, literal(text.slice(done), atoms)]);
}

const literal = (text: string, atoms: ReactNode[]): ReactNode =>
  nodes(text.split(/\uE000(\d+)\uE001/).map((part, index) => (index % 2 === 0 ? decode(part) : atoms[Number(part)])));

/** Slack knows these three entities and no others. */
const decode = (text: string): string => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

function link(url: string, label: string): ReactNode {
  const href = safeHref(url);
  return href === undefined ? label : h('a', { href, target: '_blank', rel: 'noopener noreferrer' }, label);
}

const MENTIONS: Record<string, (id: string, label: string | undefined, scene: Scene) => ReactNode> = {
  '@': mention.user,
  '#': mention.channel,
};

/** What stands between `<` and `>`; undefined when Slack would leave it as text. */
function angled(content: string, scene: Scene): ReactNode | undefined {
  const bar = content.indexOf('|');
  const target = bar === -1 ? content : content.slice(0, bar);
  const label = bar === -1 ? undefined : content.slice(bar + 1);
  const mentioned = MENTIONS[target.charAt(0)];
  if (mentioned && /^.[A-Z0-9]+$/.test(target)) return mentioned(target.slice(1), label, scene);
  if (target.startsWith('!')) return special(target.slice(1), label, scene);
  if (!/^[a-z][a-z0-9+.-]*:\S/i.test(target)) return undefined;
  return link(decode(target), label === undefined ? decode(target).replace(/^mailto:/, '') : withEmoji(decode(label)));
}

/** `!channel`, `!subteam^S1`, `!date^…`. */
function special(target: string, label: string | undefined, scene: Scene): ReactNode | undefined {
  const [command = '', first = '', second = '', third] = target.split('^');
  if (command === 'date') {
    const shown = slackDate(Number(first || 'none'), decode(second), scene.viewer, scene.now) ?? decode(label ?? '');
    return third === undefined ? shown : link(decode(third), shown);
  }
  if (command === 'subteam') return mention.group(decode(label ?? first));
  return ['channel', 'here', 'everyone', 'group'].includes(command) ? mention.broadcast(command) : undefined;
}
