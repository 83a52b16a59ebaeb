/**
 * State and Country/Territory Picklists: where they are on, an address has a `…CountryCode` and a `…StateCode` beside its
 * text fields, which then take only what the picklists list.
 */
import type { PicklistValue, SalesforceField } from '../../crm.ts';
import { isValidFor } from '../picklists/dependency.ts';
import { fold } from '../picklists/options.ts';

type Fields = ReadonlyMap<string, SalesforceField>;

/** One address of an object: `Mailing`, `Other`, `Billing`, `Shipping`, or nothing on a lead. */
export type Block = {
  readonly prefix: string;
  readonly country: SalesforceField | undefined;
  readonly countryCode: SalesforceField;
  readonly state: SalesforceField | undefined;
  readonly stateCode: SalesforceField | undefined;
};

const PART = /^(.*?)(?:Country|State)(?:Code)?$/;

/** The address that a field is the country or state of; undefined where that is free text, or no such part. */
export function blockOf(field: string, fields: Fields | undefined): Block | undefined {
  const prefix = PART.exec(field)?.[1];
  const countryCode = prefix === undefined ? undefined : fields?.get(`${prefix}CountryCode`);
  if (prefix === undefined || countryCode === undefined || !countryCode.picklistValues.some(({ active }) => active)) {
    return undefined;
  }
  const part = (name: string) => fields?.get(`${prefix}${name}`);
  return { prefix, country: part('Country'), countryCode, state: part('State'), stateCode: part('StateCode') };
}

export function isAddressCode(field: string, fields: Fields | undefined): boolean {
  return field.endsWith('Code') && blockOf(field, fields) !== undefined;
}

/** The fields that must be read to judge an address of which one part is mapped. */
export function addressFields(mapped: readonly string[], fields: Fields | undefined): readonly string[] {
  return mapped.flatMap((name) => {
    const block = blockOf(name, fields);
    return block === undefined
      ? []
      : [block.countryCode.name, ...(block.country === undefined ? [] : [block.country.name])];
  });
}

/** The active option that a text or a code names. A text is compared with labels, whatever the case; a code exactly. */
export function optionFor(
  options: readonly PicklistValue[],
  value: string,
  kind: 'text' | 'code',
): PicklistValue | undefined {
  return options.find(
    (option) => option.active && (kind === 'code' ? option.value === value.trim() : fold(option.label) === fold(value)),
  );
}

/** The active states of a country, by its code. */
export function statesOf({ countryCode, stateCode }: Block, country: string): readonly PicklistValue[] {
  const index = countryCode.picklistValues.findIndex(({ value }) => value === country);
  if (index < 0 || stateCode === undefined) return [];
  return stateCode.picklistValues.filter((option) => option.active && isValidFor(option, index));
}

/** The active countries that have an active state of this text or code. */
export function countriesWith(block: Block, state: string, kind: 'text' | 'code'): readonly PicklistValue[] {
  return block.countryCode.picklistValues.filter(
    (country) => country.active && optionFor(statesOf(block, country.value), state, kind) !== undefined,
  );
}
