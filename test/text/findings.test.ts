import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RULES } from '../../src/core/audit/rules.ts';
import { groupByCause } from '../../src/core/fingerprint.ts';
import type { SyncError } from '../../src/core/sync-error.ts';
import { causeFix, causeSentence, errorSentence, likelyMark } from '../../src/text/sentences.ts';
import { createText, type Text } from '../../src/text/text.ts';
import { syncError } from '../support/snapshots.ts';
import { FINDINGS } from './findings.ts';
import { HOLE } from './holes.ts';

const LOCALES = ['en-GB', 'it-IT'] as const;
const text = createText('en-GB', 'Europe/Rome');
const italian = createText('it-IT', 'Europe/Rome');

const causeOf = (error: SyncError) => groupByCause([error])[0] as NonNullable<ReturnType<typeof groupByCause>[0]>;
const wordsOf = (own: Text, error: SyncError) => ({
  error: errorSentence(own, error),
  cause: causeSentence(own, causeOf(error)),
  fix: causeFix(own, error),
});
const nameOf = ({ type, direction, params }: SyncError) =>
  [type, params['reason'], direction].filter((part) => part !== undefined).join(' ');

describe.each(LOCALES)('a finding in %s', (locale) => {
  const own = createText(locale, 'Europe/Rome');

  it.each(FINDINGS.map((error) => [nameOf(error), error] as const))('%s has its own words', (_, error) => {
    const { error: sentence, cause, fix } = wordsOf(own, error);
    for (const words of [sentence, cause, fix ?? '']) expect(words).not.toMatch(HOLE);
    // The type's name with its place is what is said where nothing better is known.
    expect(sentence).not.toMatch(/^[^“]*: /);
    expect(fix).toBeDefined();
  });

  it('has no holes, whatever is missing of it', () => {
    const removed = fc.infiniteStream(fc.boolean());
    fc.assert(
      fc.property(fc.constantFrom(...FINDINGS), removed, fc.constantFrom('', ' ', undefined), (whole, coins, blank) => {
        const thin = (entries: [string, unknown][]) =>
          entries.flatMap(([name, part]) =>
            coins.next().value ? [[name, part]] : blank === undefined ? [] : [[name, blank]],
          );
        const params = Object.fromEntries(thin(Object.entries(whole.params)));
        const { type, key, object, sources, confidence, ...rest } = whole;
        const error = {
          ...Object.fromEntries(thin(Object.entries(rest))),
          type,
          key,
          object,
          sources,
          confidence,
          params,
        };
        for (const words of Object.values(wordsOf(own, error as SyncError))) expect(words ?? 'none').not.toMatch(HOLE);
      }),
      { numRuns: 1_000 },
    );
  });

  it('loses each part for itself without a hole', () => {
    for (const error of FINDINGS) {
      for (const name of Object.keys(error.params)) {
        const { [name]: _, ...params } = error.params;
        for (const words of Object.values(wordsOf(own, { ...error, params })))
          expect(words ?? 'none').not.toMatch(HOLE);
      }
      for (const name of ['property', 'field', 'value', 'direction', 'salesforceObject'] as const) {
        const { [name]: _, ...rest } = error;
        for (const words of Object.values(wordsOf(own, rest))) expect(words ?? 'none').not.toMatch(HOLE);
      }
    }
  });

  it('shows long values only in part, and what follows them', () => {
    for (const error of FINDINGS) {
      const long = { ...error, value: '😀'.repeat(5_000) };
      for (const words of Object.values(wordsOf(own, long))) {
        expect((words ?? '').length).toBeLessThan(450);
        expect(words ?? '').not.toMatch(/\p{Cs}/u);
      }
    }
  });
});

describe('findings', () => {
  it('are here of every type that the audit looks for', () => {
    const here = new Set(FINDINGS.map(({ type }) => type));
    expect(Object.keys(RULES).filter((type) => !here.has(type))).toEqual([]);
  });

  const of = (name: string) => FINDINGS.find((error) => nameOf(error) === name) ?? syncError();

  it('say what to do with their values', () => {
    expect(causeFix(text, of('mismatched-options to-hubspot'))).toBe(
      'Add the option “Partner” to the HubSpot property Industry',
    );
    expect(causeFix(italian, of('mismatched-options to-hubspot'))).toBe(
      'Aggiungi l’opzione “Partner” alla proprietà HubSpot Industry',
    );
    const both = syncError({ ...of('mismatched-options to-hubspot'), value: 'Gold;Silver' });
    expect(causeFix(text, { ...both, params: { ...both.params, count: 2 } })).toBe(
      'Add the options “Gold” and “Silver” to the HubSpot property Industry',
    );
    // One option may have a semicolon in its name.
    expect(causeFix(text, both)).toBe('Add the option “Gold;Silver” to the HubSpot property Industry');
  });

  it('show numbers and dates as the reader writes them', () => {
    const shown = (own: Text, reason: string) => errorSentence(own, of(`invalid-value ${reason} to-hubspot`));
    expect(shown(text, 'max-number')).toContain(
      'is “1,234,567.5”; the HubSpot property Industry takes only numbers up to 1,000,000',
    );
    expect(shown(italian, 'max-number')).toContain(
      '“1.234.567,5”; la proprietà HubSpot Industry accetta solo numeri fino a 1.000.000',
    );
    expect(shown(text, 'start-date')).toContain(
      '“31 Dec 2025”; the HubSpot property Industry takes only days from 1 Jan 2026 on',
    );
    expect(shown(italian, 'end-date')).toContain('“1 feb 2026”');
    expect(shown(text, 'start-datetime')).toContain('“31 Dec 2025, 11:00”');
    expect(shown(text, 'days-of-week')).toContain('takes only days that are a Monday or Friday');
    expect(shown(italian, 'decimal')).toContain(
      '“1,25”; la proprietà HubSpot Industry accetta solo numeri con al massimo 1 decimale',
    );
    expect(shown(text, 'regex')).toContain('takes only values that fit its rule, “Four figures”');
  });

  it('say what a likely one depends on', () => {
    expect(likelyMark(text, of('salesforce-field-permission hidden to-salesforce'))).toBe(
      ' (likely: depends on what the integration user may do)',
    );
    expect(likelyMark(text, syncError({ confidence: 'likely', params: { hinge: 'of a newer version' } }))).toBe(
      ' (likely)',
    );
    expect(likelyMark(text, syncError({ params: { hinge: 'rule' } }))).toBe('');
  });

  it('have no fix where another source tells of them', () => {
    expect(causeFix(text, syncError({ sources: ['import'] }))).toBeUndefined();
  });
});
