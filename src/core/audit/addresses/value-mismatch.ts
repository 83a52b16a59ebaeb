import type { PicklistValue } from '../../crm.ts';
import { valueFinding, type Verdict } from '../finding.ts';
import { toSalesforce, type Pending } from '../flow.ts';
import type { Finding, Rule } from '../pair.ts';
import { blockOf, countriesWith, optionFor, statesOf, type Block } from './block.ts';
import { countriesSent, countryAfter, isTooLong, kindOf } from './country.ts';
import { closest } from './closest.ts';

type Reason = Pick<Verdict, 'confidence' | 'hinge' | 'params'>;
/** What is left of a verdict where the mapping decides how sure it is. */
type Told = Partial<Reason> & Pick<Reason, 'params'>;

/** A name that is not listed may be what an admin renamed in the address settings, which no describe shows. */
const RENAMED = { confidence: 'likely', hinge: 'integration-values' } as const;

/** FIELD_INTEGRITY_EXCEPTION: a country that is none, or a state that the address's country does not have. */
export const stateOrCountryValueMismatch: Rule = (pair, context) => {
  const fields = context.fields.get(pair.salesforceObject);
  const sent = toSalesforce(pair, context);
  return sent.flatMap((pending): Finding[] => {
    const block = blockOf(pending.field.name, fields);
    if (block === undefined || isTooLong(pending)) return [];
    // A code that a restricted picklist lacks is refused as any other option is.
    if (kindOf(pending) === 'code' && pending.field.restrictedPicklist && !isListed(pending)) return [];
    const told = isCountry(pending, block)
      ? ofCountry(pending, block, sent)
      : ofState(pending, block, countryAfter(pair, context, block, sent, pending));
    if (told === undefined) return [];
    const params = { ...told.params, ...(block.prefix === '' ? {} : { block: block.prefix }) };
    return [valueFinding(pair, pending, { type: 'state-or-country-value-mismatch', ...told, params })];
  });
};

function isCountry({ field }: Pending, { country, countryCode }: Block): boolean {
  return field.name === country?.name || field.name === countryCode.name;
}

function isListed({ field, value }: Pending): boolean {
  return optionFor(field.picklistValues, value, 'code') !== undefined;
}

function ofCountry(pending: Pending, block: Block, sent: readonly Pending[]): Told | undefined {
  // Where text and code are both sent, the text counts.
  if (countriesSent(block, sent)[0] !== pending) return undefined;
  const options = block.countryCode.picklistValues;
  if (optionFor(options, pending.value, kindOf(pending)) !== undefined) return undefined;
  return unlisted('unknown-country', pending, options);
}

function ofState(pending: Pending, block: Block, country: ReturnType<typeof countryAfter>): Told | undefined {
  if (block.state === undefined || block.stateCode === undefined) return undefined;
  // A country that is refused itself comes first; without any, it is the country that is missing.
  if (country.is === 'refused' || country.is === 'none' || country.is === 'emptied') return undefined;
  const kind = kindOf(pending);
  const elsewhere = countriesWith(block, pending.value, kind);
  if (country.option === undefined) {
    return elsewhere.length > 0 ? undefined : unlisted('unknown-state', pending, block.stateCode.picklistValues);
  }
  const options = statesOf(block, country.option.value);
  if (optionFor(options, pending.value, kind) !== undefined) return undefined;
  const { label } = country.option;
  if (elsewhere.length > 0) {
    const sure = country.isReplaced === true ? ({ confidence: 'likely', hinge: 'pending-change' } as const) : {};
    return { ...sure, params: { reason: 'not-of-country', country: label } };
  }
  const told = unlisted('unknown-state', pending, options);
  return { ...told, params: { ...told.params, country: label } };
}

/** A code in a text field is refused too: that one holds the name (its "integration value"), and the code follows. */
function unlisted(reason: string, pending: Pending, options: readonly PicklistValue[]): Told {
  const code = kindOf(pending) === 'text' ? optionFor(options, pending.value.toUpperCase(), 'code') : undefined;
  if (code !== undefined) return { ...RENAMED, params: { reason: 'code', suggestion: code.label } };
  const near = closest(
    pending.value,
    options.filter(({ active }) => active).map(({ label }) => label),
  );
  const suggestion =
    near === undefined || kindOf(pending) === 'text' ? near : options.find(({ label }) => label === near)?.value;
  return { ...RENAMED, params: { reason, ...(suggestion === undefined ? {} : { suggestion }) } };
}
