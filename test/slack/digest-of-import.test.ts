import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../../src/core/snapshot.ts';
import { causesIn } from '../../src/core/causes.ts';
import { digestMessage } from '../../src/slack/views/digest.ts';
import { createText } from '../../src/text/text.ts';
import { blockFaults, viewFaults } from '../support/block-faults.ts';
import { detailsShown } from '../support/details-shown.ts';
import { digestFacts, since } from '../support/digest-facts.ts';
import { LATER, list, listed } from '../support/listing.ts';
import { NOW, snapshotOf, syncError } from '../support/snapshots.ts';

const text = createText('en-GB', 'Europe/Rome');
const withoutCrms = { canResync: false, usage: { problem: 'not-connected' } } as const;

function digest(snapshot: Snapshot, facts: Parameters<typeof digestFacts>[1] = {}) {
  const message = digestMessage(text, digestFacts(snapshot, facts), LATER);
  expect(blockFaults(message.blocks)).toEqual([]);
  return JSON.stringify(message.blocks);
}

describe('the digest of an imported list', () => {
  it('tells the file, who had it read, and errors in HubSpot’s own words', () => {
    const { snapshot } = list(undefined, [listed(), listed({ hubspotId: '102' }), listed({ type: 'salesforce-flow' })]);
    const words = digest(snapshot, withoutCrms);
    expect(words).toContain('*3 errors* on *2 records*');
    expect(words).toContain('HubSpot’s list “errors.csv”, 3 rows, read <!date^');
    expect(words).toContain('by <@U0ADMIN>');
    expect(words).toContain('String too long (2 records)');
    expect(words).not.toContain('"resync:');
    expect(words).toContain('HubSpot resyncs up to 100 errors at a time');
  });

  it('says when it was a part, or when rows could not be read', () => {
    expect(digest(list(undefined, [listed()], { whole: false }).snapshot)).toContain('A part of HubSpot’s list');
    expect(digest(list(undefined, [listed()], { unreadableRows: 2 }).snapshot)).toContain(
      'but of 3 rows, 2 could not be read',
    );
  });

  it('tells what is no longer listed, and never calls it fixed', () => {
    const first = list(undefined, [listed(), listed({ hubspotId: '102' })], { now: NOW }).snapshot;
    const { snapshot } = list(first, [listed()]);
    expect(digest(snapshot, since(snapshot, NOW.toISOString()))).toContain(
      '0 new · 0 returned · 0 fixed · 1 no longer listed since',
    );
  });

  it('offers a resync only where a record can be looked up', () => {
    const { hubspotId: _, ...row } = listed({ object: 'unknown' });
    expect(digest(list(undefined, [row]).snapshot)).not.toContain('"resync:');
    expect(digest(list(undefined, [listed()]).snapshot)).toContain('"resync:');
  });

  it('names the last whole list beside a part of one', () => {
    const first = list(undefined, [listed()], { now: NOW, name: 'whole.csv' }).snapshot;
    const { snapshot } = list(first, [listed({ hubspotId: '102' })], { whole: false });
    expect(digest(snapshot)).toContain('The last whole list was “whole.csv”, read <!date^');
  });

  it('lets no file name speak Slack', () => {
    expect(digest(list(undefined, [listed()], { name: '<!channel>`*.csv' }).snapshot)).not.toContain('<!channel>');
  });
});

describe('two sources that differ', () => {
  const snapshot = list(snapshotOf([syncError()]), [listed({ hubspotId: '102' })]).snapshot;
  const both: Snapshot = {
    ...snapshot,
    open: snapshot.open.map((tracked) =>
      tracked.error.sources.includes('import') ? { ...tracked, lacked: { audit: LATER.toISOString() } } : tracked,
    ),
  };

  it('are both told of in the digest', () => {
    const words = digest(both);
    expect(words).toContain('1 is only in HubSpot’s list: comparing HubSpot and Salesforce did not find it, or cannot');
    expect(words).toContain('1 was found by comparing HubSpot and Salesforce, but is not in HubSpot’s list');
  });

  it('are told of on each record', () => {
    const views = causesIn(both.open).map(({ id }) => detailsShown(both, { cause: id }, { text }));
    expect(views.flatMap(viewFaults)).toEqual([]);
    const words = JSON.stringify(views);
    expect(words).toContain('HubSpot 102');
    expect(words).toContain('Title: data value too large (in HubSpot’s list; comparing both CRMs on 24 Nov');
    expect(words).toContain('HubSpot’s list read 24 Nov, 11:00 does not have it');
  });
});
