import { fixersOf, foundDetails } from '../../text/explain.ts';
import { typeTexts } from '../../text/sentences.ts';
import type { Text } from '../../text/text.ts';
import { context, divider, richList, section, type Block, type Message, type RichPart } from '../blocks.ts';
import { clip, LIMITS } from '../limits.ts';
import type { Finding } from '../message-text.ts';
import { plain } from '../mrkdwn.ts';

/** A glance's worth; the others are counted. */
const SHOWN = 3;
const VALUE_MAX = 300;

/** What each error means, how to fix it and who can, and what the message told. */
export function explainMessage(text: Text, findings: readonly Finding[]): Message {
  if (findings.length === 0) return { text: text('explain.nothing'), blocks: [section(text('explain.nothing'))] };
  let shown = findings.slice(0, SHOWN);
  while (shown.length > 1 && JSON.stringify(blocksOf(text, shown, findings)).length > LIMITS.messageChars) {
    shown = shown.slice(0, -1);
  }
  const lines = shown.map(({ classification: { type } }) => {
    const { name, meaning, fix } = typeTexts(text, type);
    return `${name}: ${meaning} ${fix.join(' ')}`;
  });
  return { text: lines.join('\n'), blocks: blocksOf(text, shown, findings) };
}

function blocksOf(text: Text, shown: readonly Finding[], all: readonly Finding[]): Block[] {
  const rest = all.length - shown.length;
  return [
    ...shown.flatMap((finding, index) => [...(index > 0 ? [divider()] : []), ...findingBlocks(text, finding)]),
    ...(rest > 0 ? [context(text('explain.more', { n: rest }))] : []),
  ];
}

function findingBlocks(text: Text, finding: Finding): Block[] {
  const { type, category, confidence } = finding.classification;
  const { name, meaning, fix, article } = typeTexts(text, type);
  const title = text('explain.title', {
    name,
    category: text(`category.${category}`),
    confidence: text(confidence === 'certain' ? 'explain.certain' : 'explain.likely'),
  });
  const steps = fix.map((step, index) => `${index + 1}. ${step}`).join('\n');
  return [
    section(`${title}\n${meaning}`),
    section(
      `${text('details.fix', { who: fixersOf(text, type) })}\n${steps}\n${text('details.article', { url: article })}`,
    ),
    section(`*${text('explain.found')}*`),
    richList(foundLines(text, finding)),
  ];
}

/** Rich text: what a message says cannot become markup here. */
function foundLines(text: Text, { quote, classification }: Finding): RichPart[][] {
  const { inner } = classification;
  const innerWords =
    inner && [typeTexts(text, inner.type).name, inner.message].filter((part) => part !== undefined).join(': ');
  const message = { label: text('explain.line', { label: text('explain.found.message') }), told: quote };
  return [message, ...foundDetails(text, classification, innerWords)].map(({ label, told }) => [
    { text: label, bold: true },
    { text: clip(plain(told), VALUE_MAX) },
  ]);
}
