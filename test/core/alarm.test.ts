import { expect, it } from 'vitest';
import { alarmOf } from '../../src/core/alarm.ts';
import type { SourceState } from '../../src/core/snapshot.ts';

const SINCE = '2026-11-24T08:00:00.000Z';
const LATER = '2026-11-24T09:30:00.000Z';
const source = (drift?: SourceState['drift']): SourceState => ({
  name: 'audit',
  at: LATER,
  complete: true,
  objects: {},
  ...(drift === undefined ? {} : { drift }),
});
const stalled = source({ records: 0, newestSync: SINCE, stalledSince: SINCE, waiting: 5 });

it.each([
  ['begins', stalled, undefined, { kind: 'stalled', since: SINCE, waiting: 5 }],
  ['is told once', stalled, SINCE, undefined],
  ['is over with a sync', source({ records: 0, newestSync: LATER }), SINCE, { kind: 'over', since: SINCE, at: LATER }],
  [
    'is not over because changes were taken back',
    source({ records: 0, newestSync: SINCE, waiting: 0 }),
    SINCE,
    undefined,
  ],
  ['is not over because nothing could be read', source(), SINCE, undefined],
  ['is not over before it began', source({ records: 0, newestSync: LATER }), undefined, undefined],
] as const)('an alarm %s', (_, state, told, news) => {
  expect(alarmOf([state], told)).toEqual(news);
});
