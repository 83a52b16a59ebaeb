import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CATEGORIES } from '../../src/core/sync-error.ts';
import {
  afterFilter,
  afterStep,
  decodeState,
  encodeState,
  openingState,
  STEPS,
} from '../../src/slack/details-state.ts';
import { decodeTarget, encodeTarget, pickBlock, readPickBlock } from '../../src/slack/ids.ts';

const words = fc.string({ minLength: 1, maxLength: 140 });
const anyTarget = fc.oneof(
  fc.constant({}),
  fc.record({ category: fc.constantFrom(...CATEGORIES) }),
  fc.constant({ type: 'string-too-long' }),
  fc.record({ cause: words }),
  fc.record({ selection: words }),
);

describe('targets', () => {
  it('come back as they were put into a button', () => {
    fc.assert(
      fc.property(anyTarget, (target) => {
        expect(decodeTarget(encodeTarget(target))).toEqual(target);
      }),
    );
  });

  it('of old buttons keep working; what no version knows is none', () => {
    expect(decodeTarget('category:picklists')).toEqual({ category: 'picklists' });
    expect(decodeTarget('all:')).toEqual({});
    for (const value of ['category:nothing', 'type:A B', 'flock:1', '', undefined]) {
      expect(decodeTarget(value)).toBeUndefined();
    }
  });
});

describe('the state of the details', () => {
  const opened = openingState({ category: 'picklists' }, 'C1', '1.2');

  it('comes back from a view, and fits it', () => {
    const anyState = fc.record(
      {
        target: anyTarget,
        page: fc.nat(),
        causesPage: fc.nat(),
        round: fc.nat(),
        channel: fc.constant('C0123456789'),
        cause: words,
        object: fc.constantFrom('contacts' as const, 'unknown' as const),
        since: fc.constant('2026-11-24T09:00:00.000Z'),
        owner: words,
        pickedCauses: fc.uuid(),
        pickedRecords: fc.uuid(),
        ts: fc.constant('1764000000.000100'),
      },
      { requiredKeys: ['target', 'page', 'causesPage', 'round', 'channel'] },
    );
    fc.assert(
      fc.property(anyState, (state) => {
        const encoded = encodeState(state);
        expect(encoded.length).toBeLessThanOrEqual(3000);
        expect(decodeState(encoded)).toEqual(state);
      }),
    );
  });

  it('is none where it is of another version, or nobody’s', () => {
    for (const metadata of ['', 'null', '[]', '7', '{"target":1}', '{"target":"flock:1"}', 'x']) {
      expect(decodeState(metadata)).toBeUndefined();
    }
    fc.assert(fc.property(fc.jsonValue(), (value) => void decodeState(JSON.stringify(value))));
  });

  it('leads to a cause and back to the page of causes, also by two clicks on the same button', () => {
    const second = afterStep(opened, STEPS.page(2, 0));
    const inside = second && afterStep(second, STEPS.open('a:b'));
    const again = inside && afterStep({ ...inside, page: 3 }, STEPS.open('a:b'));
    expect(again).toMatchObject({ cause: 'a:b', page: 0, causesPage: 2 });
    const back = again && afterStep(again, STEPS.back);
    expect(back).toMatchObject({ page: 2 });
    expect(back).not.toHaveProperty('cause');
  });

  it('forgets ticked records with their cause, and ticked causes only when asked to', () => {
    const both = { ...opened, cause: 'a:b', pickedCauses: 's1', pickedRecords: 's2' };
    expect(afterStep(both, STEPS.back)).toMatchObject({ pickedCauses: 's1' });
    expect(afterStep(both, STEPS.back)).not.toHaveProperty('pickedRecords');
    expect(afterStep(both, STEPS.clear(0))).toMatchObject({ pickedCauses: 's1', cause: 'a:b' });
    expect(afterStep(both, STEPS.clear(0))).not.toHaveProperty('pickedRecords');
    expect(afterStep({ ...opened, pickedCauses: 's1' }, STEPS.clear(0))).not.toHaveProperty('pickedCauses');
  });

  it('takes and ends each filter, and leaves the others', () => {
    const since = '2026-11-24T09:00:00.000Z';
    const all = [
      ['object', 'deals'],
      ['since', 'new'],
      ['owner', 'mine'],
    ] as const;
    const chosen = all.reduce((state, [name, value]) => afterFilter(state, name, value, since) ?? state, opened);
    expect(chosen).toMatchObject({ object: 'deals', since, owner: 'mine', page: 0 });
    const none = all.reduce((state, [name]) => afterFilter(state, name, 'all', since) ?? state, chosen);
    expect(none).toEqual({ ...opened, round: 6 });
    // A digest that came meanwhile does not change what is looked at.
    expect(afterFilter(chosen, 'since', 'new', '2026-11-25T09:00:00.000Z')).toMatchObject({ since });
    expect(afterFilter(opened, 'since', 'new', undefined)).not.toHaveProperty('since');
    expect(afterFilter(opened, 'colour', 'red', since)).toBeUndefined();
  });

  it('knows no other steps', () => {
    for (const step of ['', 'fly:', 'page:x', 'page:-1', 'back']) expect(afterStep(opened, step)).toBeUndefined();
  });

  it('tells a box by its block', () => {
    fc.assert(
      fc.property(fc.nat(), words, (round, id) => {
        expect(readPickBlock(pickBlock(round, id))).toEqual({ round, id });
      }),
    );
    expect(readPickBlock('top:1')).toBeUndefined();
  });
});
