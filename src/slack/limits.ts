/**
 * Slack's numbers, as data. Per-block limits are Slack's documented ones (docs.slack.dev, Block Kit reference); the total is
 * not documented: messages were seen refused at about 13,200 characters of blocks (slackapi/bolt-js#2509).
 */
export const LIMITS = {
  messageBlocks: 50,
  viewBlocks: 100,
  /** Characters of all blocks of one message as JSON: we stay below what Slack was seen to refuse. */
  messageChars: 12_000,
  /** `chat.update` refuses a longer fallback text. */
  text: 4_000,
  sectionText: 3_000,
  header: 150,
  buttonText: 75,
  confirmTitle: 100,
  confirmText: 300,
  confirmButton: 30,
  cardTitle: 150,
  cardBody: 200,
  carouselCards: 10,
  chartTitle: 50,
  /** A series' name, and a point's label. */
  chartLabel: 20,
  viewTitle: 24,
  /** An option's text and its description. */
  optionText: 75,
  inputLabel: 2_000,
  /** A view's JSON may have 250 kB. */
  viewChars: 240_000,
} as const;

/** Cuts a text to `max` UTF-16 units with an ellipsis, never inside a surrogate pair. Not for addresses: a cut link lies. */
export function clip(text: string, max: number): string {
  if (text.length <= max) return text;
  const end = max - 1;
  const splitsPair = /[\uD800-\uDBFF]/.test(text.charAt(end - 1));
  return `${text.slice(0, splitsPair ? end - 1 : end).trimEnd()}…`;
}
