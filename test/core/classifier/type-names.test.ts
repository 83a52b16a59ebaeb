import { describe, expect, test } from 'vitest';
import { ERROR_TYPES } from '../../../src/core/catalogue/catalogue.ts';
import { classify } from '../../../src/core/classifier/classify.ts';
import { typeByName } from '../../../src/core/classifier/type-names.ts';

const NAMES = ERROR_TYPES.flatMap(({ id, names }) => [...names.en, ...names.it].map((name) => [name, id] as const));

const SPELLINGS: readonly (readonly [string, (name: string) => string])[] = [
  ['as it is', (name) => name],
  ['in capitals', (name) => name.toUpperCase()],
  ['with typographic apostrophes', (name) => name.replaceAll("'", '’')],
  ['without accents', (name) => name.normalize('NFD').replaceAll(/\p{M}/gu, '')],
  ['decomposed', (name) => name.normalize('NFD')],
  ['with hyphens', (name) => name.replaceAll(' ', '-')],
  ['with extra spaces', (name) => `  ${name.replaceAll(' ', '   ')} `],
  ['with a count', (name) => `${name} (12 records)`],
  ['with a bare count', (name) => `${name} (1,204)`],
  ['with a count after a colon', (name) => `${name}: 7`],
  ['with a count after a dash', (name) => `${name} - 4`],
  ['with a count after a long dash', (name) => `${name} – 1,204 records`],
  ['as programs write it', (name) => (/^[A-Za-z -]+$/.test(name) ? name.replaceAll(/[ -]/g, '_') : name)],
  ['with a heading', (name) => `Error type: ${name}`],
  ['with an Italian heading', (name) => `Tipo di errore: ${name}`],
];

describe.each(SPELLINGS)('a name %s', (_, spell) => {
  test('is found', () => {
    for (const [name, id] of NAMES) expect([name, typeByName(spell(name))]).toEqual([name, id]);
  });
});

test('every type is found by its id, and nothing by what is no name', () => {
  for (const { id } of ERROR_TYPES) expect(typeByName(id)).toBe(id);
  for (const text of ['', ' ', '(12 records)', 'Error type:', 'error', 'String', 'x'.repeat(1000), '…']) {
    expect(typeByName(text)).toBeUndefined();
  }
});

test.each([
  ['Missing Salesforce IDs', 'missing-salesforce-id'],
  ['State/country value mismatch', 'state-or-country-value-mismatch'],
  ['State or country mismatch (3)', 'state-or-country-value-mismatch'],
  ['OWNER_ASSIGNMENT', 'owner-assignment'],
  ['string_too_long', 'string-too-long'],
])('the name %s is known too', (name, id) => {
  expect(typeByName(name)).toBe(id);
  expect(classify(name)).toMatchObject({ type: id, confidence: 'certain' });
});

test('HubSpot’s own name wins over what the message says, which is kept', () => {
  const message = 'CANNOT_EXECUTE_FLOW_TRIGGER: We can’t save this record because the “A” process failed.';
  expect(classify(message, { typeName: 'Missing contact ID (3 records)' })).toMatchObject({
    type: 'missing-contact-id',
    category: 'custom-code',
    confidence: 'certain',
    matched: 'name:missing-contact-id',
    code: 'CANNOT_EXECUTE_FLOW_TRIGGER',
    flow: 'A',
  });
  expect(classify('STRING_TOO_LONG: x', { typeName: 'no such type' }).type).toBe('string-too-long');
});
