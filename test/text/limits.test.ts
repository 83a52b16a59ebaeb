import { describe, expect, it } from 'vitest';
import { ERROR_TYPES } from '../../src/core/catalogue/catalogue.ts';
import type { MessageKey } from '../../src/text/en/en.ts';
import { typeTexts } from '../../src/text/sentences.ts';
import { createText } from '../../src/text/text.ts';
import { LIMITS } from '../../src/slack/limits.ts';
import { KEYS } from './messages.ts';

/** Where Slack puts a text, and how long it may be there. What is longer is cut, or the whole view is refused. */
const PLACES: readonly (readonly [pattern: RegExp, max: number])[] = [
  [/^(?:resync|reading|subscribe)\.title$/, LIMITS.viewTitle],
  [/^home\.label\./, LIMITS.buttonText],
  [/^subscribe\.frequency\./, LIMITS.optionText],
  [/^(?:resync\.(?:submit|cancel)|reading\.submit|subscribe\.submit|details\.close)$/, LIMITS.viewTitle],
  [/^category\./, LIMITS.header],
  [/^digest\.button\.details$/, LIMITS.viewTitle],
  [/\.button\.|^doctor\.touch\.button$|^resync\.guard\.insist$/, LIMITS.buttonText],
  // A narrow card shows about this much of three buttons in a row.
  [/^digest\.button\.(?:details|resync|export)$/, 15],
  [/^doctor\.touch\.button$|^resync\.cancel$/, LIMITS.confirmButton],
  [/^doctor\.touch\.confirm$/, LIMITS.confirmText],
  [/^(?:digest|usage)\.title/, LIMITS.header],
  // An option of a select or of radio buttons; https://docs.slack.dev/reference/block-kit/composition-objects/option-object
  [/^column\.|^reading\.whole\.(?:yes|no)/, 75],
];

describe.each(['en-GB', 'it-IT'])('in %s', (locale) => {
  const text = createText(locale);
  it.each(PLACES.map(([pattern, max]) => [String(pattern), pattern, max] as const))('%s fits', (_, pattern, max) => {
    const placed = KEYS.filter((key) => pattern.test(key));
    expect(placed).not.toEqual([]);
    for (const key of placed) expect(text(key as 'details.close').length, key).toBeLessThanOrEqual(max);
  });

  it('every label of a button fits with every category', () => {
    for (const kind of ['details', 'resync', 'export'] as const) {
      for (const { category } of ERROR_TYPES) {
        const name = text(`category.${category}` satisfies MessageKey);
        expect(text(`digest.label.${kind}`, { category: name }).length).toBeLessThanOrEqual(LIMITS.buttonText);
      }
    }
  });

  it('what is told of a type fits its two sections', () => {
    for (const { id } of ERROR_TYPES) {
      const { name, meaning, fix, article } = typeTexts(text, id);
      expect(`*${name}* — ${meaning}`.length).toBeLessThan(LIMITS.sectionText - 100);
      expect(`${fix.join('\n1. ')} ${article}`.length).toBeLessThan(LIMITS.sectionText - 200);
    }
  });
});
