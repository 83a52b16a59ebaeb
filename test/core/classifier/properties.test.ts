import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isErrorTypeId } from '../../../src/core/catalogue/catalogue.ts';
import { classify } from '../../../src/core/classifier/classify.ts';
import { CODES, TEXTS } from '../../../src/core/classifier/patterns/patterns.ts';
import { FLOW_MARKERS } from '../../../src/core/classifier/patterns/flows.ts';
import { APEX_MARKERS } from '../../../src/core/classifier/patterns/apex.ts';
import { prepare } from '../../../src/core/classifier/prepare.ts';
import { MESSAGES } from './messages.ts';

const MARKERS = [...FLOW_MARKERS, ...APEX_MARKERS];
const PHRASES = [
  ...TEXTS.flatMap(({ phrases }) => phrases.flatMap((phrase) => (typeof phrase === 'string' ? [phrase] : [...phrase]))),
  ...MARKERS.flatMap(({ phrases }) => phrases),
];
const BITS = [
  '": [',
  ': [',
  '"name":"',
  '&quot;',
  '\\"',
  '\\u201c',
  '<br>',
  '(max length=',
  '\n',
  '’',
  '[Field__c]',
  '001Vr00000m4eGCIAY',
  '系',
  'İ',
  '💥',
  '\u0000',
];

/** Vendors' phrases, codes and marks of all kinds, with noise between. */
const mixed = fc
  .array(
    fc.oneof(
      fc.constantFrom(...PHRASES),
      fc.constantFrom(...CODES.keys()),
      fc.constantFrom(...BITS),
      fc.string({ unit: 'binary', maxLength: 20 }),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(' '));

test('never throws, says the same twice, and invents nothing', () => {
  fc.assert(
    fc.property(
      fc.oneof(mixed, fc.string({ unit: 'binary' }), fc.constantFrom(...MESSAGES.map(({ message }) => message))),
      fc.string(),
      (message, typeName) => {
        const found = classify(message, { typeName });
        expect(classify(message, { typeName })).toEqual(found);
        expect(isErrorTypeId(found.type)).toBe(true);
        expect(found.confidence === 'none').toBe(found.matched === 'none');
        const { text } = prepare(message);
        for (const part of [found.field, found.value, found.flow, found.trigger, found.code]) {
          if (part !== undefined) expect(text).toContain(part);
        }
        for (const id of found.recordIds) expect(text.toLowerCase()).toContain(id.slice(0, 15).toLowerCase());
      },
    ),
    { numRuns: 1500 },
  );
});

test('phrases are written as they are compared', () => {
  for (const phrase of PHRASES) expect(prepare(`x${phrase}x`).low).toBe(`x${phrase}x`);
});

/** What begins a pattern again and again is its worst case: a pattern of quadratic cost would take minutes on it. */
const WORST = [
  ...new Set([
    ...PHRASES,
    ...BITS,
    'A',
    'A_',
    'a ',
    '\\',
    '&',
    '<b ',
    '[',
    '[A, ',
    '(a',
    'fields: ["',
    'Class.A',
    'Trigger.a.',
    'a.b.c: ',
    'system.a',
    'flow "',
    'because the “',
    'Flow Name: ',
    '1a1',
    'a: ',
    'A: foo of ',
    'Apex trigger A',
    'field_custom_validation_exception',
    '::',
    ':a, ',
    'Property "',
    'The A',
    '.: ',
  ]),
];

test('takes time linear in the length', () => {
  // Many beginnings at once, so that the whole is quick; each fills a share that would already hurt.
  for (let start = 0; start < WORST.length; start += 8) {
    const message = WORST.slice(start, start + 8)
      .map((part) => part.repeat(Math.ceil(12_500 / part.length)))
      .join('');
    const before = performance.now();
    classify(message);
    expect(performance.now() - before).toBeLessThan(3000);
  }
});
