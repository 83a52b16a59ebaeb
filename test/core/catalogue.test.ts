import { describe, expect, test } from 'vitest';
import { articleOf, ERROR_TYPES, errorType, isErrorTypeId } from '../../src/core/catalogue/catalogue.ts';
import { LANGUAGES } from '../../src/core/language.ts';
import { CATEGORIES } from '../../src/core/sync-error.ts';
import { catalogueEn } from '../../src/text/en/catalogue.ts';
import { catalogueIt } from '../../src/text/it/catalogue.ts';

const TEXTS = { en: catalogueEn, it: catalogueIt };

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
    for (const language of LANGUAGES) {
      const { protocol, host, pathname } = new URL(articleOf(type, language));
      expect(protocol).toBe('https:');
      // A page of HubSpot's knowledge base has its language at the front; another vendor page exists in English only.
      if (language !== 'en') expect([host, pathname.split('/')[1]]).toEqual(['knowledge.hubspot.com', language]);
      else expect(pathname).not.toMatch(/^\/[a-z]{2}\//);
    }
  });

  test.each(LANGUAGES)('has texts in %s that promise nothing and need no escaping', (language) => {
    const { meaning, fix } = TEXTS[language][type.id];
    expect(fix.length).toBeGreaterThan(1);
    for (const text of [type.names[language][0], meaning, ...fix]) {
      expect(text.trim()).toBe(text);
      expect(text).not.toBe('');
      expect(text).not.toMatch(/\bbot\b|automatically|automaticamente|one click|un clic|[<>&*_`~{}#]/i);
    }
    for (const text of [meaning, ...fix]) expect(text).toMatch(/^\p{Lu}.*[.?]$/u);
  });

  test('has its own page in another language only where that is a translation of the English one', () => {
    const { en, it } = type.articles ?? {};
    if (it !== undefined) expect(it.replace('/it/', '/')).toBe(en);
  });
});

test('there are no texts of types that do not exist, and no two types share a name', () => {
  for (const language of LANGUAGES) {
    expect(Object.keys(TEXTS[language]).toSorted()).toEqual(ERROR_TYPES.map(({ id }) => id).toSorted());
  }
  const names = ERROR_TYPES.flatMap(({ names }) => [...names.en, ...names.it]).map((name) => name.toLowerCase());
  expect(new Set(names).size).toBe(names.length);
});
