import { describe, expect, it } from 'vitest';
import type { Examination } from '../../src/jobs/audit/types.ts';
import { recordsOf, recordsOfDrift, targetOf, touchBatches } from '../../src/jobs/resync-job.ts';
import { decide } from '../../src/jobs/resync-run.ts';
import { drifting, syncError } from '../support/snapshots.ts';

const TOUCHED = '2026-11-24T09:00:00.000Z';
const BEFORE = '2026-11-24T08:00:00.000Z';
const AFTER = '2026-11-24T09:00:03.000Z';
const clean: Examination = { exists: true, hubspotId: '101', syncedAt: AFTER, agrees: true, errors: [] };
const record = (parts: Parameters<typeof syncError>[0] = {}) => {
  const [first] = recordsOf([syncError(parts)]);
  if (first === undefined) throw new Error('no record');
  return first;
};

describe('the records of a resync', () => {
  it('writes the side of a drifting record that changed last, and means no error by it', () => {
    const records = recordsOfDrift([drifting(), drifting({ side: 'salesforce', hubspotId: '102' })]);
    expect(records).toMatchObject([
      { key: 'contacts:101', side: 'hubspot', direction: 'to-salesforce', errors: [] },
      { key: 'contacts:102', side: 'salesforce', direction: 'to-hubspot', salesforceObject: 'Contact' },
    ]);
  });

  it('are one an erring record, written on the side whose change failed', () => {
    const records = recordsOf([
      syncError(),
      syncError({ type: 'invalid-email', property: 'email' }),
      syncError({ hubspotId: '102', direction: 'to-hubspot' }),
    ]);
    expect(records.map(({ key, side, errors }) => [key, side, errors.length])).toEqual([
      ['contacts:101', 'hubspot', 2],
      ['contacts:102', 'salesforce', 1],
    ]);
  });

  it('are written in HubSpot where directions differ or are unknown', () => {
    const both = recordsOf([syncError(), syncError({ type: 'mismatched-options', direction: 'to-hubspot' })]);
    expect(both.map(({ side }) => side)).toEqual(['hubspot']);
  });

  it('take the account of a waiting child along', () => {
    const { hubspotId: _, ...waiting } = syncError({
      type: 'waiting-on-account-to-sync',
      direction: 'to-hubspot',
      value: '001000000000001AAA',
    });
    expect(recordsOf([waiting])).toMatchObject([{ side: 'salesforce', accountId: '001000000000001AAA' }]);
  });
});

const at = (look: number, timeIsUp = false, before: string | undefined = BEFORE) => ({
  touchedAt: TOUCHED,
  before,
  look,
  timeIsUp,
});

describe('touches', () => {
  it('are told apart where a contact and a company have one id', () => {
    const records = recordsOf([syncError(), syncError({ object: 'companies', salesforceObject: 'Account' })]);
    expect(new Set(records.map(targetOf)).size).toBe(2);
    expect(touchBatches(records)).toEqual([
      { side: 'hubspot', object: 'contacts', ids: ['101'] },
      { side: 'hubspot', object: 'companies', ids: ['101'] },
    ]);
  });
});

describe('the verdict', () => {
  it.each<[string, Partial<Examination>, number, boolean, string | undefined]>([
    ['synced after the touch, alike and without an error', {}, 0, false, 'proven'],
    ['not synced yet', { syncedAt: BEFORE }, 5, false, undefined],
    // HubSpot’s clock may be behind ours: its own times are compared.
    ['synced since, by a clock that is behind', { syncedAt: '2026-11-24T08:58:00.000Z' }, 0, false, 'proven'],
    ['synced since, in epoch milliseconds', { syncedAt: String(Date.parse(AFTER)) }, 0, false, 'proven'],
    ['synced, but another value on the other side', { agrees: false }, 0, false, undefined],
    ['still another value at the next look', { agrees: false }, 1, false, 'failed-again'],
    ['the rule still fails at the first look', { syncedAt: '', errors: [syncError()] }, 0, false, undefined],
    ['the rule still fails at the second look', { syncedAt: '', errors: [syncError()] }, 1, false, 'failed-again'],
    ['synced although the rule still fails', { errors: [syncError()] }, 1, false, 'failed-again'],
    [
      'only an error that was not meant',
      { syncedAt: '', errors: [syncError({ type: 'invalid-email' })] },
      3,
      false,
      undefined,
    ],
    ['deleted meanwhile', { exists: false, agrees: false }, 0, false, 'gone'],
    ['nothing seen when the time is up', { syncedAt: '' }, 9, true, undefined],
  ])('%s', (_, now, look, timeIsUp, verdict) => {
    expect(decide(record(), { ...clean, ...now }, at(look, timeIsUp))?.verdict).toBe(verdict);
  });

  it('takes the touch’s own time for a record that never synced before', () => {
    const never = { ...at(0), before: undefined };
    expect(decide(record(), { ...clean, syncedAt: BEFORE }, never)).toBeUndefined();
    expect(decide(record(), clean, never)?.verdict).toBe('proven');
  });

  const { hubspotId: _none, ...onlyInSalesforce } = syncError({
    type: 'waiting-on-account-to-sync',
    direction: 'to-hubspot',
    salesforceObject: 'Contact',
  });
  const [waiting] = recordsOf([onlyInSalesforce]);

  it('on a record that only Salesforce had is proven by a HubSpot record', () => {
    const { hubspotId: _id, ...absent } = clean;
    expect(waiting && decide(waiting, absent, at(4))).toBeUndefined();
    expect(waiting && decide(waiting, { ...clean, agrees: false }, at(0))?.verdict).toBe('proven');
  });

  it('on a waiting child is not given before the time is up: its account may still come', () => {
    const { hubspotId: _id, ...absent } = { ...clean, errors: [onlyInSalesforce] };
    expect(waiting && decide(waiting, absent, at(4))).toBeUndefined();
    expect(waiting && decide(waiting, absent, at(12, true))?.verdict).toBe('failed-again');
  });
});
