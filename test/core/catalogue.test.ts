import { describe, expect, test } from 'vitest';
import { ERROR_TYPES, errorType, isErrorTypeId } from '../../src/core/catalogue/catalogue.ts';
import { CATEGORIES } from '../../src/core/sync-error.ts';
import { catalogueEn } from '../../src/text/en/catalogue.ts';

test('the catalogue holds 32 types in 8 categories', () => {
  expect(new Set(ERROR_TYPES.map(({ id }) => id)).size).toBe(32);
  const counts = CATEGORIES.map((category) => ERROR_TYPES.filter((type) => type.category === category).length);
  expect(Object.fromEntries(CATEGORIES.map((category, index) => [category, counts[index]]))).toEqual({
    associations: 2,
    'custom-code': 4,
    duplicates: 2,
    permissions: 3,
    picklists: 10,
    'property-mappings': 3,
    'property-values': 7,
    other: 1,
  });
});

test('errorType looks a type up, and reads an unknown id as the unknown type', () => {
  expect(errorType('string-too-long')).toMatchObject({
    category: 'property-values',
    severity: 'low',
    causeBy: 'field',
  });
  expect(errorType('from-a-newer-version')).toMatchObject({ id: 'other-unknown', category: 'other' });
  expect(isErrorTypeId('string-too-long')).toBe(true);
  expect(isErrorTypeId('toString')).toBe(false);
});

describe.each(ERROR_TYPES)('$id', (type) => {
  test('has somebody who can fix it, a direction and pages to read', () => {
    expect(type.fixedBy.length).toBeGreaterThan(0);
    expect(type.directions.length).toBeGreaterThan(0);
    for (const url of [type.kbUrl, type.articleUrl]) expect(new URL(url).protocol).toBe('https:');
  });

  test('has English texts that promise nothing and need no escaping', () => {
    const { meaning, fix } = catalogueEn[type.id];
    expect(fix.length).toBeGreaterThan(1);
    for (const text of [type.names.en[0], meaning, ...fix]) {
      expect(text.trim()).toBe(text);
      expect(text).not.toBe('');
      expect(text).not.toMatch(/\bbot\b|automatically|one click|[<>&*_`~{}#]/i);
    }
  });
});

test('there are no texts of types that do not exist, and no two types share a name', () => {
  expect(Object.keys(catalogueEn).toSorted()).toEqual(ERROR_TYPES.map(({ id }) => id).toSorted());
  const names = ERROR_TYPES.flatMap(({ names }) => [...names.en, ...names.it]).map((name) => name.toLowerCase());
  expect(new Set(names).size).toBe(names.length);
});
