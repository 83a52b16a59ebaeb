import { describe, expect, it } from 'vitest';
import { examineAll } from '../../src/jobs/doctor.ts';
import { doctorLines } from '../../src/text/doctor.ts';
import { causeSentence, errorSentence, problemSentence, typeTexts } from '../../src/text/sentences.ts';
import {
  createText,
  createTextIn,
  formatAge,
  formatDateTime,
  formatDay,
  formatDuration,
  formatWeekday,
  readersLocale,
} from '../../src/text/text.ts';
import { syncError } from '../support/snapshots.ts';
import { argumentsOf, KEYS, textIn } from './messages.ts';

const text = createText('en-GB', 'Europe/Rome');
const italian = createText('it-IT', 'Europe/Rome');
const NOW = new Date('2026-11-24T09:00:00Z');

/** Texts with a limit or the end of a range, which is never one. */
const LIMITED = new Set<string>([
  'usage.org',
  'usage.line',
  'resync.range',
  'resync.guard.limit.allocation',
  'resync.guard.limit.org',
  'doctor.salesforce.budget.fix',
]);

describe('the message catalogue', () => {
  it.each([text, italian])('renders every message, with any plural: $language', (render) => {
    for (const key of KEYS) {
      const names = argumentsOf(textIn(render.language, key)).map((wanted) => wanted.replace(/:.*/, ''));
      for (const n of [0, 1, 2, 7, 1_000_000]) {
        const shown = render(key, Object.fromEntries(names.map((name) => [name, n])));
        expect(shown, key).not.toMatch(/undefined|\{\w+[,}]/);
        // “7 errore”, “1 errori”.
        expect(shown, key).not.toMatch(/(?<![\d.])(?:[02-9]|\d[\d.]+) (?:errore|riga|chiamata|carattere|mappatura)\b/);
        if (!LIMITED.has(key))
          expect(shown, key).not.toMatch(
            /(?<![\d.])1 (?:errori|righe|chiamate|caratteri|errors|rows|calls|characters)\b/,
          );
        expect(shown.trim(), key).not.toBe('');
      }
    }
  });

  it('speaks the reader’s language, and English where there is none of ours', () => {
    expect([italian, createText('it'), createText('de-DE')].map((render) => render('digest.button.details'))).toEqual([
      'Dettagli',
      'Dettagli',
      'Details',
    ]);
    expect(
      ['en-US', 'en-GB', 'it-IT', 'it-CH', 'de-DE', 'es-419', 'it_IT', 'zh', '', 'en-US-x-odd'].map(readersLocale),
    ).toEqual(['en-US', 'en-GB', 'it-IT', 'it-CH', 'en-GB', 'en-GB', 'it-IT', 'en-GB', 'en-GB', 'en-GB']);
    expect(createTextIn('it', 'Europe/Rome').locale).toBe('it-IT');
  });

  it('writes numbers, dates and ages for the reader', () => {
    expect(text('count.errors', { n: 1 })).toBe('1 error');
    expect(text('count.errors', { n: 12_345 })).toBe('12,345 errors');
    expect(formatDateTime(text, NOW)).toBe('24 Nov, 10:00');
    expect(formatDateTime(createText('en-US', 'America/New_York'), NOW)).toMatch(/Nov 24, 04:00\sAM/);
    expect(formatAge(text, new Date(NOW.getTime() - 30_000), NOW)).toBe('just now');
    expect(formatAge(text, new Date(NOW.getTime() - 7_300_000), NOW)).toBe('2 hours ago');
    expect(formatDuration(text, 60_000)).toBe('1 minute');
    expect(formatDay(text, '2026-11-23')).toBe('23 Nov 2026');
    expect(formatDay(createText('en-US', 'Pacific/Honolulu'), '2026-11-23')).toBe('Nov 23, 2026');
    expect(formatWeekday(text, 1)).toBe('Monday');
  });

  it('writes them in Italian', () => {
    expect(['count.errors', 'count.records'].map((key) => italian(key as 'count.errors', { n: 0 }))).toEqual([
      'nessun errore',
      'nessun record',
    ]);
    expect(italian('count.errors', { n: 1 })).toBe('1 errore');
    expect(italian('count.errors', { n: 12_345 })).toBe('12.345 errori');
    expect(italian('count.errors', { n: 1_000_000 })).toBe('1.000.000 errori');
    expect(formatDateTime(italian, NOW)).toBe('24 nov, 10:00');
    expect(formatAge(italian, new Date(NOW.getTime() - 30_000), NOW)).toBe('adesso');
    expect(formatAge(italian, new Date(NOW.getTime() - 7_300_000), NOW)).toBe('2 ore fa');
    expect(formatDay(italian, '2026-11-23')).toBe('23 nov 2026');
    expect([1, 7].map((day) => formatWeekday(italian, day))).toEqual(['lunedì', 'domenica']);
  });
});

describe('sentences', () => {
  const email = syncError({ type: 'invalid-email', direction: 'to-hubspot', value: 'a@b', params: { label: 'Email' } });

  it('choose their variant in the reader’s language', () => {
    expect(errorSentence(italian, syncError())).toBe('Job title ha 312 caratteri; Salesforce ne accetta 128');
    expect(errorSentence(italian, email)).toBe(
      'email in Salesforce, “a@b”, non è un indirizzo che HubSpot accetta'.replace('email', 'Title'),
    );
    expect(causeSentence(italian, { example: email } as never)).toMatch(/in Salesforce non è un indirizzo/);
    expect(problemSentence(italian, { vendor: 'hubspot', code: 'unreachable', detail: 'x' })).toBe(
      'HubSpot non risponde',
    );
    expect(problemSentence(italian, { vendor: 'other', code: 'odd', detail: 'x' })).toBe('x');
  });

  it('name a type as HubSpot does, with an article in the language', () => {
    expect(typeTexts(italian, 'restricted-picklist-value')).toMatchObject({
      name: 'Valore dell’elenco di selezione limitato',
      article: 'https://knowledge.hubspot.com/it/salesforce/resolve-salesforce-integration-sync-errors',
    });
    expect(typeTexts(text, 'waiting-on-account-to-sync').article).toBe(
      'https://knowledge.hubspot.com/salesforce/sync-salesforce-accounts-to-hubspot',
    );
    expect(typeTexts(italian, 'from-a-newer-version').name).toBe('Altro / errore sconosciuto');
  });
});

describe('the doctor’s lines', () => {
  it('tell a failure in the reader’s language', () => {
    const finding = {
      area: 'mappings',
      check: 'file',
      ok: false,
      detail: { file: 'm.csv', failure: 'mappings-unreadable', fault: 'ENOENT' },
    } as const;
    expect(doctorLines(italian, [finding])).toEqual([
      'Da fare · Mappature: Il file delle mappature m.csv non si può usare: m.csv non si può leggere come CSV di mappature (SFSYNC_MAPPINGS): ENOENT',
    ]);
  });

  it('say what to do, and what can be done without', async () => {
    const report = await examineAll([
      { area: 'hubspot', examine: undefined },
      {
        area: 'salesforce',
        examine: async () => [
          { check: 'login', ok: true, detail: {} },
          { check: 'event-log', ok: false, detail: { optional: true, problem: 'INVALID_TYPE' } },
          { check: 'read', ok: false, detail: { object: 'Lead' } },
        ],
      },
    ]);
    const lines = doctorLines(text, report);
    expect(lines[0]).toContain('To do · HubSpot: HubSpot is not set up');
    expect(lines[1]).toBe('OK · Salesforce: The login works');
    expect(lines[2]).toMatch(/^Optional · Salesforce: The event log cannot be read.*\(INVALID_TYPE\)$/);
    expect(lines[3]).toContain('To do · Salesforce: Lead cannot be read');
  });
});
