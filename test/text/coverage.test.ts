import { describe, expect, it } from 'vitest';
import type { SourceState } from '../../src/core/snapshot.ts';
import { coverageLines, driftLine, driftSentence, stalledLine } from '../../src/text/coverage.ts';
import { createText, formatDateTime } from '../../src/text/text.ts';
import { drifting, NOW } from '../support/snapshots.ts';

const text = createText('en-GB', 'Europe/Rome');
const italian = createText('it-IT', 'Europe/Rome');
const when = (at: Date) => formatDateTime(text, at);

const source = (parts: Partial<SourceState>): SourceState => ({
  name: 'audit',
  at: NOW.toISOString(),
  complete: true,
  objects: { contacts: 'whole' },
  ...parts,
});
const lines = (parts: Partial<SourceState>, own = text) => coverageLines(own, source(parts), when);
const full = (at: string) => ({ at, complete: true, objects: {}, basis: '' });

describe('how far a comparison could see', () => {
  it('says nothing where there is nothing to say', () => {
    expect(lines({})).toEqual([]);
    expect(lines({ excluded: { 'no-email': 0 }, unmapped: { contacts: 0 }, unjudged: [], compared: {} })).toEqual([]);
    expect(lines({ drift: { records: 0 } })).toEqual([]);
    expect(lines({ full: full(NOW.toISOString()) })).toEqual([]);
  });

  it('counts apart what does not sync, the most frequent reason first', () => {
    expect(lines({ excluded: { 'converted-lead': 2, 'no-email': 1_300 } })).toEqual([
      'Not synced on purpose, or because it cannot be: 1,302 records (no email: 1,300, converted leads: 2)',
    ]);
    expect(lines({ excluded: { 'not-in-salesforce': 1 } }, italian)).toEqual([
      'Non sincronizzati di proposito o perché non è possibile: 1 record (non visibili in Salesforce: 1)',
    ]);
  });

  it('tells what is not mapped and what could not be judged', () => {
    expect(lines({ unmapped: { contacts: 1 }, unjudged: ['owner-assignment', 'invalid-email'] })).toEqual([
      '1 property is not mapped and so not compared',
      'Could not be judged this time: Owner assignment and Invalid email',
    ]);
  });

  it('tells apart a look at everything and one at what changed', () => {
    expect(lines({ full: full('2026-11-24T02:00:00Z'), compared: { contacts: 900, deals: 1 } })).toEqual([
      'All records were last compared 24 Nov, 03:00, and since then those that changed',
      'A new comparison of everything has got as far as 900 contacts and 1 deal',
    ]);
    // Where the look itself was broken off, that is said of its objects.
    expect(lines({ complete: false, compared: { contacts: 900 } })).toEqual([]);
  });

  it('tells silent drift with the usual lag', () => {
    const drifting = source({ drift: { records: 1, medianMs: 20_000, p95Ms: 3_700_000 } });
    expect(driftLine(text, drifting)).toBe(
      'Changed, not synced, no known reason: 1 record. Usual lag: under a minute (95 %: 1 hour)',
    );
    expect(coverageLines(text, drifting, when)).toEqual([]);
    expect(driftLine(italian, source({ drift: { records: 2 } }))).toBe(
      'Modificati, non sincronizzati, senza motivo noto: 2 record',
    );
    expect(driftLine(text, source({ drift: { records: 0 } }))).toBeUndefined();
    expect(driftLine(text, source({}))).toBeUndefined();
    expect(lines({ drift: { records: 0, medianMs: 120_000, p95Ms: 3_700_000 } })).toEqual([
      'Usual lag: 2 minutes (95 %: 1 hour)',
    ]);
  });

  it('says of a drifting record when it changed where, and what differs', () => {
    const [one, two] = [drifting(), drifting({ side: 'salesforce', confidence: 'likely' })];
    expect(driftSentence(text, one)).toBe(
      'changed 24 Nov, 08:00 in HubSpot, last synced 20 Nov, 10:00; different: phone, jobtitle',
    );
    expect(driftSentence(text, two)).toContain(
      'in Salesforce, last synced 20 Nov, 10:00; different: phone, jobtitle (likely)',
    );
    expect(driftSentence(italian, one)).toBe(
      'modificato 24 nov, 08:00 in HubSpot, ultima sincronizzazione 20 nov, 10:00; diversi: phone, jobtitle',
    );
  });

  it('raises the alarm only where changes wait', () => {
    const alarm = stalledLine(
      text,
      source({ drift: { records: 0, stalledSince: '2026-11-24T08:40:00Z', waiting: 1 } }),
      when,
    );
    expect(alarm).toEqual([
      'Nothing has synced since 24 Nov, 09:40, although 1 record has changed since. Is the integration paused?',
    ]);
    expect(stalledLine(text, source({ drift: { records: 3 } }), when)).toEqual([]);
    expect(stalledLine(text, source({}), when)).toEqual([]);
  });
});
