import { describe, expect, test } from 'vitest';
import { advance } from '../../src/core/diff.ts';
import { changesSince, summarise } from '../../src/core/snapshot.ts';
import { outcome, syncError } from './errors.ts';

const at = (day: number) => new Date(Date.UTC(2026, 10, day, 9));
const error = (hubspotId: string, more: Parameters<typeof syncError>[0] = {}) => syncError({ hubspotId, ...more });

describe('changesSince', () => {
  const [one, two, three] = [error('1'), error('2'), error('3')];
  const examined = ['contacts:1', 'contacts:2', 'contacts:3'];
  const day1 = advance(undefined, outcome([one, two]), at(1)).snapshot;
  const day2 = advance(day1, outcome([two, three], { examined }), at(2)).snapshot;
  const day3 = advance(day2, outcome([one, three], { examined }), at(3)).snapshot;
  const keys = (since: string) => {
    const changes = changesSince(day3, since);
    return {
      new: changes.new.map(({ error }) => error.hubspotId),
      returned: changes.returned.map(({ error }) => error.hubspotId),
      fixed: changes.fixed.map(({ key }) => key.split(':')[1]),
      gone: changes.gone,
    };
  };

  test('spans several snapshots', () => {
    expect(keys(day1.at)).toEqual({ new: ['3'], returned: ['1'], fixed: ['2'], gone: [] });
    expect(keys(day2.at)).toEqual({ new: [], returned: ['1'], fixed: ['2'], gone: [] });
    expect(keys(day3.at)).toEqual({ new: [], returned: [], fixed: [], gone: [] });
  });

  test('says nothing of what came and went unseen', () => {
    expect(keys('2026-10-31T00:00:00Z')).toEqual({ new: ['3'], returned: ['1'], fixed: [], gone: [] });
  });
});

describe('summarise', () => {
  test('counts errors and records per category, in the catalogue’s order, with the largest cause', () => {
    const { snapshot } = advance(
      undefined,
      outcome([
        error('1'),
        error('1', { property: 'city' }),
        error('2', { property: 'city' }),
        error('2', { type: 'restricted-picklist-value', property: 'region', value: 'mars' }),
        error('1', { object: 'deals', type: 'waiting-on-account-to-sync' }),
      ]),
      at(1),
    );
    const summary = summarise(snapshot);
    expect(summary).toMatchObject({ errors: 5, records: 3 });
    expect(
      summary.categories.map(({ category, errors, records, largest }) => [
        category,
        errors,
        records,
        largest.type,
        largest.property,
      ]),
    ).toEqual([
      ['associations', 1, 1, 'waiting-on-account-to-sync', 'jobtitle'],
      ['picklists', 1, 1, 'restricted-picklist-value', 'region'],
      ['property-values', 3, 2, 'string-too-long', 'city'],
    ]);
  });

  test('an empty snapshot has no categories', () => {
    expect(summarise({ open: [] })).toEqual({ errors: 0, records: 0, categories: [] });
  });
});
