/**
 * State and Country/Territory Picklists, which are on where an address has a `…CountryCode` field: the text fields take
 * only a listed country, and a listed state of that country, and code and text follow each other.
 */
import type { DescribeField } from '../crm.ts';
import type { Fault } from './failure.ts';
import type { Attempt } from './write-attempt.ts';

type Option = DescribeField['picklistValues'][number];
type Values = Record<string, unknown>;

const active = (field: DescribeField): Option[] => field.picklistValues.filter((option) => option.active);

const byLabel = (options: readonly Option[], label: unknown): Option | undefined =>
  options.find((option) => option.label.toLowerCase() === String(label).toLowerCase());

/** `validFor` is a base64 bitmap over the controlling field's values, the first value in the highest bit. */
function isValidFor(option: Option, index: number): boolean {
  if (!option.validFor) return true;
  const byte = Buffer.from(option.validFor, 'base64')[index >> 3] ?? 0;
  return (byte & (0x80 >> (index & 7))) !== 0;
}

function problem(kind: 'country' | 'state', field: DescribeField): Fault {
  const list =
    kind === 'country'
      ? 'a country/territory from the list of valid countries'
      : 'a state/province from the list of valid states';
  const message = `There's a problem with this ${kind}, even though it may appear correct. Please select ${list}.: ${field.label}`;
  return { code: 'FIELD_INTEGRITY_EXCEPTION', message, fields: [field.name] };
}

/** Makes text and code agree from whichever the write sets, and finds the option; null where the field is emptied. */
function settle(
  values: Values,
  text: DescribeField,
  code: DescribeField,
  options: Option[],
): Option | null | undefined {
  const isText = text.name in values;
  const given = isText ? values[text.name] : values[code.name];
  const option =
    given === null ? null : isText ? byLabel(options, given) : options.find((known) => known.value === given);
  if (option !== undefined) {
    values[text.name] = option?.label ?? null;
    values[code.name] = option?.value ?? null;
  }
  return option;
}

type Part = DescribeField | undefined;
const isSet = (field: Part, values: Values): boolean => field !== undefined && field.name in values;

function countryFaults(text: Part, code: DescribeField, values: Values): Fault[] {
  if (!text || !(isSet(text, values) || isSet(code, values))) return [];
  return settle(values, text, code, active(code)) === undefined ? [problem('country', text)] : [];
}

/** `country` is the code of the country that the record will have, none for an empty one. */
function stateFaults(text: Part, code: Part, countryCode: DescribeField, country: unknown, values: Values): Fault[] {
  if (!text || !code || !(isSet(text, values) || isSet(code, values))) return [];
  if ((values[text.name] ?? values[code.name] ?? null) === null) {
    settle(values, text, code, []);
    return [];
  }
  if (country === null || country === undefined) {
    const message = `A country/territory must be specified before specifying a state value for field: ${text.label}`;
    return [{ code: 'FIELD_INTEGRITY_EXCEPTION', message, fields: [text.name] }];
  }
  const index = countryCode.picklistValues.findIndex((option) => option.value === country);
  const options = active(code).filter((option) => isValidFor(option, index));
  return settle(values, text, code, options) === undefined ? [problem('state', text)] : [];
}

function addressFaults(
  { object, before }: Attempt,
  values: Values,
  countryCode: DescribeField,
  prefix: string,
): Fault[] {
  const part = (name: string) => object.fields.get(`${prefix}${name}`.toLowerCase());
  const country = part('Country');
  const faults = countryFaults(country, countryCode, values);
  if (faults.length > 0) return faults;
  const kept = before?.[countryCode.name] ?? byLabel(countryCode.picklistValues, before?.[country?.name ?? ''])?.value;
  const chosen = isSet(countryCode, values) ? values[countryCode.name] : kept;
  return stateFaults(part('State'), part('StateCode'), countryCode, chosen, values);
}

/** Checks all addresses of an object, and completes `values` with the codes or texts that follow. */
export function checkAddresses(attempt: Attempt, values: Values): Fault[] {
  return [...attempt.object.fields.values()].flatMap((field) => {
    const prefix = /^(.*)CountryCode$/.exec(field.name)?.[1];
    return prefix === undefined ? [] : addressFaults(attempt, values, field, prefix);
  });
}
