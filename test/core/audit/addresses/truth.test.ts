import fc from 'fast-check';
import { expect, test } from 'vitest';
import { errorsIn } from '../records.ts';
import { addressPair, addressWorld, refusedBySandbox } from './world.ts';

const country = fc.constantFrom(
  'Italy',
  'italy',
  ' Italy',
  'IT',
  'United States',
  'Malta',
  'Freedonia',
  'Italia',
  'Ｉtaly',
  null,
);
const state = fc.constantFrom(
  'Milano',
  'MILANO',
  'MI',
  'Florida',
  'California',
  'Springfield',
  'Atlantis',
  'Milan',
  null,
);
/** As Salesforce keeps them: text and code agree. */
const before = fc.constantFrom(
  undefined,
  { MailingCountry: null, MailingCountryCode: null, MailingState: null, MailingStateCode: null },
  { MailingCountry: 'Italy', MailingCountryCode: 'IT', MailingState: null, MailingStateCode: null },
  { MailingCountry: 'Italy', MailingCountryCode: 'IT', MailingState: 'Milano', MailingStateCode: 'MI' },
  { MailingCountry: 'United States', MailingCountryCode: 'US', MailingState: 'Florida', MailingStateCode: 'FL' },
  { MailingCountry: 'Malta', MailingCountryCode: 'MT', MailingState: null, MailingStateCode: null },
  { MailingCountry: 'Freedonia', MailingCountryCode: 'FD', MailingState: null, MailingStateCode: null },
);
const TYPES = new Set(['state-or-country-value-mismatch', 'missing-required-country']);

test('what HubSpot sends as text fails exactly where the sandbox’s Salesforce refuses it', () => {
  fc.assert(
    fc.property(country, state, before, (ours, region, theirs) => {
      const pair = addressPair({ country: ours, state: region }, theirs);
      const world = addressWorld('two-way', {
        mappings: ['country>MailingCountry:two-way', 'state>MailingState:two-way'],
      });
      const found = errorsIn(pair, world)
        .filter(({ type }) => TYPES.has(type))
        .map(({ type, field }) => ({ field, isCountryMissing: type === 'missing-required-country' }));
      const sent = Object.entries({ MailingCountry: ours, MailingState: region })
        .map(([name, value]) => [name, value?.trim() ?? null] as const)
        // A new record gets no empty values, and what Salesforce has already is not sent.
        .filter(([name, value]) =>
          theirs === undefined ? value !== null : value !== theirs[name as keyof typeof theirs],
        );
      expect(found).toEqual(refusedBySandbox(Object.fromEntries(sent), theirs));
    }),
    { numRuns: 2000 },
  );
});

test('codes fail exactly where the sandbox’s Salesforce refuses them', () => {
  const countryCode = fc.constantFrom('IT', 'US', 'MT', 'FD', 'it', 'Italy');
  const stateCode = fc.constantFrom('MI', 'FD', 'FL', 'SP', 'XX', 'mi', 'Milano', null);
  fc.assert(
    fc.property(countryCode, stateCode, (ours, region) => {
      const pair = addressPair({ country_code: ours, state_code: region }, undefined);
      const found = errorsIn(pair, addressWorld()).filter(({ type }) => TYPES.has(type));
      const sent = Object.entries({ MailingCountryCode: ours, MailingStateCode: region }).filter(
        ([, value]) => value !== null,
      );
      // Salesforce names the text field of either.
      expect(found.map(({ field }) => field?.replace(/Code$/, ''))).toEqual(
        refusedBySandbox(Object.fromEntries(sent), undefined).map(({ field }) => field),
      );
    }),
  );
});
