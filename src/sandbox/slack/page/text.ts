import { createElement as h, type ReactNode } from 'react';
import type { JsonObject } from '../workspace.ts';
import { withEmoji } from './emoji.ts';
import { mrkdwn } from './mrkdwn.ts';
import { read, type Scene } from './scene.ts';

/** A text object as nodes that may stand inside a paragraph or a button. */
export function textNode(value: unknown, scene: Scene): ReactNode {
  const text = read.object(value);
  const shown = text['type'] === 'mrkdwn' ? mrkdwn(read.text(text['text']), scene) : plainText(value);
  return h('span', { className: 'text' }, shown);
}

/** A plain_text object, or a bare string, as a string: for names, options and titles. */
export function plainText(value: unknown): string {
  if (typeof value === 'string') return value;
  const text: JsonObject = read.object(value);
  const content = read.text(text['text']);
  return text['emoji'] === false ? content : withEmoji(content);
}
