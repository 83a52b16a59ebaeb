import type { PicklistValue } from '../../crm.ts';
import { hubspotIsNewer, mappedValues, type Pending } from '../flow.ts';
import { hubspotLeads } from '../owners/people.ts';
import type { AuditContext, Pair } from '../pair.ts';
import { isBlank } from '../values.ts';
import { optionFor, statesOf, type Block } from './block.ts';

/**
 * The country that a record's address will have after the sync. `emptied`: none, since HubSpot's empty one would replace
 * Salesforce's. `refused`: HubSpot's own is no country. `unknown`: it has one, and which is not known. `isReplaced`: it is
 * Salesforce's, on its way to HubSpot.
 */
export type Country = { readonly isReplaced?: boolean } & (
  | { readonly is: 'known'; readonly option: PicklistValue }
  | { readonly is: 'none' | 'emptied' | 'refused' | 'unknown'; readonly option?: undefined }
);

/** The values that HubSpot sends for a country, those that Salesforce would cut off as too long left out: text before code. */
export function countriesSent({ country, countryCode }: Block, sent: readonly Pending[]): readonly Pending[] {
  return [country, countryCode].flatMap((field) => {
    const own = sent.find(({ mapping }) => mapping.field === field?.name);
    return own === undefined || isTooLong(own) ? [] : [own];
  });
}

export function isTooLong({ field, value }: Pending): boolean {
  return field.length > 0 && value.trim().length > field.length;
}

export function kindOf({ field }: Pick<Pending, 'field'>): 'text' | 'code' {
  return field.name.endsWith('Code') ? 'code' : 'text';
}

/** What the country of a state's address will be. */
export function countryAfter(
  pair: Pair,
  context: AuditContext,
  block: Block,
  sent: readonly Pending[],
  state: Pending,
): Country {
  const [own] = countriesSent(block, sent);
  const kept = countryKept(pair, block);
  if (own !== undefined) {
    const option = optionFor(block.countryCode.picklistValues, own.value, kindOf(own));
    if (option === undefined) return { is: 'refused' };
    // A sound address goes as a whole, either way: only with an unsound state does Salesforce's country matter.
    const isSound = optionFor(statesOf(block, option.value), state.value, kindOf(state)) !== undefined;
    return isSound || !isReplaced(pair, own) ? { is: 'known', option } : { ...kept, isReplaced: true };
  }
  if (kept.is === 'none') return kept;
  return isEmptied(pair, context, block) ? { is: 'emptied' } : kept;
}

/** Two-way, and Salesforce's record changed last: its country, be it none, is on the way to replace HubSpot's sound one. */
function isReplaced(pair: Pair, { mapping }: Pending): boolean {
  return mapping.rule === 'two-way' && pair.salesforce !== undefined && !hubspotLeads(pair);
}

function countryKept({ salesforce }: Pair, { country, countryCode }: Block): Country {
  if (salesforce === undefined) {
    return { is: countryCode.defaultedOnCreate || country?.defaultedOnCreate === true ? 'unknown' : 'none' };
  }
  const code = salesforce.fields[countryCode.name];
  const text = country === undefined ? undefined : salesforce.fields[country.name];
  if (isBlank(code) && isBlank(text)) return { is: code === undefined && text === undefined ? 'unknown' : 'none' };
  // What the record has may be inactive now, and stays all the same.
  const option =
    countryCode.picklistValues.find(({ value }) => value === code) ??
    countryCode.picklistValues.find(({ label }) => label.toLowerCase() === String(text).toLowerCase());
  return option === undefined ? { is: 'unknown' } : { is: 'known', option };
}

/** Two-way, and HubSpot's empty country is the newer one. */
function isEmptied(pair: Pair, context: AuditContext, { country, countryCode }: Block): boolean {
  if (!hubspotIsNewer(pair)) return false;
  return mappedValues(pair, context).some(
    ({ mapping, hubspot, salesforce }) =>
      (mapping.field === country?.name || mapping.field === countryCode.name) &&
      mapping.rule === 'two-way' &&
      isBlank(hubspot) &&
      !isBlank(salesforce),
  );
}
