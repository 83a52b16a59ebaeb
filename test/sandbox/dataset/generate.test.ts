import { describe, expect, it } from 'vitest';
import { generateDataset } from '../../../src/sandbox/dataset/generate/generate.ts';
import { readDataset } from '../../../src/sandbox/dataset/read.ts';
import { FOUND, UNFORESEEABLE } from '../../support/generated.ts';

const now = new Date('2026-11-24T09:00:00Z');
const state = (records: number, seed = 1) => readDataset(generateDataset({ records, seed, now }), now);

const TYPES = [...FOUND, ...UNFORESEEABLE];

describe('generated data', () => {
  it('is the same for the same seed, and another for another', () => {
    const data = (seed: number) => JSON.stringify(generateDataset({ records: 40, seed, now }));
    expect(data(1)).toBe(data(1));
    expect(data(1)).not.toBe(data(2));
  });

  it.each([1, 2, 3])('has every type of error from 100 contacts on (seed %i)', (seed) => {
    const types = new Set(state(100, seed).intended.map(({ type }) => type));
    expect(TYPES.filter((type) => !types.has(type))).toEqual([]);
  });

  it.each([1, 2, 7, 250])('is a valid data set of %i contacts', (records) => {
    const { hubspot, intended } = state(records);
    expect(hubspot.objects.contacts.size).toBeGreaterThan(0);
    expect(intended.length).toBeLessThan(records);
  });

  it('plants errors in about one record of five, and one error a record and property', () => {
    const { hubspot, intended } = state(600);
    const records = Object.values(hubspot.objects).reduce((sum, rows) => sum + rows.size, 0);
    expect(intended.length / records).toBeGreaterThan(0.12);
    expect(intended.length / records).toBeLessThan(0.28);
    const places = intended.map((row) => [row.object, row.id ?? row.salesforceId, row.property].join());
    expect(new Set(places).size).toBe(places.length);
  });
});
