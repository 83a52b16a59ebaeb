import { describe, expect, it } from 'vitest';
import { createIdSource, isWellFormedId, makeId, toId18 } from '../../../src/sandbox/salesforce/id.ts';

describe('Salesforce ids', () => {
  // Pairs that Salesforce itself made.
  it.each([
    ['003ak000003dQCG', '003ak000003dQCGAA2'],
    ['001ak00000OKNPH', '001ak00000OKNPHAA5'],
    ['00Qak00000696HF', '00Qak00000696HFEAY'],
    ['005ak000005hvjJ', '005ak000005hvjJAAQ'],
  ])('gives %s its suffix', (short, long) => {
    expect(toId18(short)).toBe(long);
    expect(toId18(long)).toBe(long);
  });

  it('tells an id whose suffix does not fit', () => {
    expect(isWellFormedId('003ak000003dQCGAA2')).toBe(true);
    expect(isWellFormedId('003ak000003dQCG')).toBe(true);
    expect(isWellFormedId('003AK000003dQCGAA2')).toBe(false);
    expect(isWellFormedId('North')).toBe(false);
  });

  it('leaves out ids that are taken', () => {
    const next = createIdSource();
    const taken = makeId('003', 1);
    const first = next('003', (id) => id === taken);
    expect(first).toBe(makeId('003', 2));
    expect(isWellFormedId(first)).toBe(true);
    expect(next('003', () => false)).not.toBe(first);
  });
});
