/** Small functions over Slack's block types; views are made of these alone. */
import type {
  ActionsBlock,
  Button,
  Checkboxes,
  ContextBlock,
  DividerBlock,
  HeaderBlock,
  KnownBlock,
  SectionBlock,
  StaticSelect,
} from '@slack/types';
import { clip, LIMITS } from './limits.ts';

/** `card` and `carousel` are newer than their published types: the open `Block` type takes them. */
export type Block = KnownBlock | { readonly type: string; readonly [key: string]: unknown };

/** What the gate posts. `text` is what notifications and screen readers read, in full sentences. */
export type Message = { readonly text: string; readonly blocks?: readonly Block[] };

const plainText = (text: string, max: number) =>
  // emoji: false, so that `:tada:` in a record's name stays what it is.
  ({ type: 'plain_text', text: clip(text, max), emoji: false }) as const;

/** Verbatim: Slack makes no links or mentions of what only looks like an address or a channel's name. */
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text: clip(text, LIMITS.sectionText), verbatim: true }) as const;

export const header = (text: string): HeaderBlock => ({ type: 'header', text: plainText(text, LIMITS.header) });

export const section = (text: string): SectionBlock => ({
  type: 'section',
  text: mrkdwn(text),
});

export const plainSection = (text: string): SectionBlock => ({
  type: 'section',
  text: plainText(text, LIMITS.sectionText),
});

/** Text with a button at its right. */
export const sectionWithButton = (text: string, spec: ButtonSpec): SectionBlock => ({
  ...section(text),
  accessory: button(spec),
});

export const context = (text: string): ContextBlock => ({
  type: 'context',
  elements: [mrkdwn(text)],
});

/** For record data: nothing in it becomes markup. */
export const plainContext = (text: string): ContextBlock => ({
  type: 'context',
  elements: [plainText(text, LIMITS.sectionText)],
});

export const divider = (): DividerBlock => ({ type: 'divider' });

export type ButtonSpec = {
  readonly actionId: string;
  readonly text: string;
  readonly value: string;
  readonly label?: string;
  readonly style?: 'primary' | 'danger';
  readonly url?: string;
  /** Asked before the click counts. */
  readonly confirm?: { readonly title: string; readonly text: string; readonly yes: string; readonly no: string };
};

export const button = (spec: ButtonSpec): Button => ({
  type: 'button',
  action_id: spec.actionId,
  text: plainText(spec.text, LIMITS.buttonText),
  value: spec.value,
  ...(spec.label === undefined ? {} : { accessibility_label: clip(spec.label, LIMITS.buttonText) }),
  ...(spec.style === undefined ? {} : { style: spec.style }),
  ...(spec.url === undefined ? {} : { url: spec.url }),
  ...(spec.confirm === undefined ? {} : { confirm: confirmDialog(spec.confirm) }),
});

const confirmDialog = ({ title, text, yes, no }: NonNullable<ButtonSpec['confirm']>) => ({
  title: plainText(title, LIMITS.confirmTitle),
  text: plainText(text, LIMITS.confirmText),
  confirm: plainText(yes, LIMITS.confirmButton),
  deny: plainText(no, LIMITS.confirmButton),
});

export const actions = (...elements: (Button | Checkboxes | StaticSelect)[]): ActionsBlock => ({
  type: 'actions',
  elements,
});

const option = (text: string, value: string) => ({ text: plainText(text, LIMITS.optionText), value });

/** One box. What it was ticked to stays over updates, as long as the ids of its block and action do. */
export const checkbox = (actionId: string, label: string, value: string, ticked: boolean): Checkboxes => {
  const own = option(label, value);
  return {
    type: 'checkboxes',
    action_id: actionId,
    options: [own],
    ...(ticked ? { initial_options: [own] } : {}),
  };
};

/** `options`: text and value of each; `chosen` is the value of one of them. */
export const select = (
  actionId: string,
  options: readonly (readonly [text: string, value: string])[],
  chosen: string,
): StaticSelect => {
  const offered = options.map(([text, value]) => option(text, value));
  const initial = offered.find(({ value }) => value === chosen);
  return {
    type: 'static_select',
    action_id: actionId,
    options: offered,
    ...(initial === undefined ? {} : { initial_option: initial }),
  };
};

/** A part of a rich-text line: untrusted text is safe here, since rich text is never parsed. */
export type RichPart = { readonly text: string; readonly bold?: true; readonly code?: true; readonly url?: string };

const richElement = ({ text, url, bold, code }: RichPart) => {
  const style = { ...(bold ? { bold } : {}), ...(code ? { code } : {}) };
  const styled = Object.keys(style).length > 0 ? { style } : {};
  return url === undefined ? { type: 'text', text, ...styled } : { type: 'link', url, text, ...styled };
};

/** A paragraph that is made of parts. */
export const richText = (parts: readonly RichPart[]): Block => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements: parts.map(richElement) }],
});

/** A bulleted list whose lines are made of parts. */
export const richList = (lines: readonly (readonly RichPart[])[]): Block => ({
  type: 'rich_text',
  elements: [
    {
      type: 'rich_text_list',
      style: 'bullet',
      indent: 0,
      elements: lines.map((parts) => ({ type: 'rich_text_section', elements: parts.map(richElement) })),
    },
  ],
});

export type CardSpec = {
  readonly icon: string;
  readonly title: string;
  readonly subtitle: string;
  readonly body: string;
  readonly buttons: readonly ButtonSpec[];
};

/** A card of 2026's Block Kit: its texts are plain, so that a value in the body cannot become markup. */
export const card = (spec: CardSpec): Block => ({
  type: 'card',
  slack_icon: { type: 'icon', name: spec.icon },
  title: plainText(spec.title, LIMITS.cardTitle),
  subtitle: plainText(spec.subtitle, LIMITS.cardTitle),
  body: plainText(spec.body, LIMITS.cardBody),
  actions: spec.buttons.map(button),
});

/** `points`: what the bar stands for, and its height. */
type BarChartSpec = {
  readonly title: string;
  readonly series: string;
  readonly points: readonly (readonly [label: string, value: number])[];
};

/** One series of bars, in messages only: it has no alternative text, so that the message's own text must tell its figures. */
export const barChart = ({ title, series, points }: BarChartSpec): Block => ({
  type: 'data_visualization',
  title: clip(title, LIMITS.chartTitle),
  chart: {
    type: 'bar',
    series: [{ name: clip(series, LIMITS.chartLabel), data: points.map(([label, value]) => ({ label, value })) }],
    axis_config: { categories: points.map(([label]) => label) },
  },
});

export const carousel = (cards: readonly Block[]): Block => ({
  type: 'carousel',
  elements: cards.slice(0, LIMITS.carouselCards),
});
