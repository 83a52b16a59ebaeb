/** The invented org has State and Country/Territory Picklists on: every address has a code beside its country and its state. */

type Place = { country: string; code: string; states: readonly (readonly [name: string, code: string])[] };

export const PLACES: readonly Place[] = [
  {
    country: 'Italy',
    code: 'IT',
    states: [
      ['Milano', 'MI'],
      ['Roma', 'RM'],
    ],
  },
  {
    country: 'Germany',
    code: 'DE',
    states: [
      ['Bavaria', 'BY'],
      ['Hesse', 'HE'],
    ],
  },
  { country: 'Spain', code: 'ES', states: [['Catalonia', 'CT']] },
  {
    country: 'United States',
    code: 'US',
    states: [
      ['California', 'CA'],
      ['Georgia', 'GA'],
    ],
  },
  // A country of the same name as a state, and one with letters beyond ASCII.
  { country: 'Georgia', code: 'GE', states: [['Adjara', 'AJ']] },
  { country: 'Côte d’Ivoire', code: 'CI', states: [] },
];

const option = (label: string, code: string, validFor: string | null = null) => ({
  label,
  value: code,
  active: true,
  validFor,
});

/** Base64, the first country in the highest bit, as describe has it. */
function onlyFor(index: number): string {
  const bytes = Buffer.alloc(Math.ceil(PLACES.length / 8));
  bytes[index >> 3] = 0x80 >> (index & 7);
  return bytes.toString('base64');
}

const code = (prefix: string, part: 'Country' | 'State') => ({
  name: `${prefix}${part}Code`,
  label: [prefix, part === 'Country' ? 'Country Code' : 'State/Province Code'].filter((word) => word !== '').join(' '),
  type: 'picklist',
  length: 10,
  restrictedPicklist: true,
});

/** The code fields of the addresses with these prefixes (nothing for a lead's). */
export const codeFields = (...prefixes: readonly string[]) =>
  prefixes.flatMap((prefix) => [
    { ...code(prefix, 'Country'), picklistValues: PLACES.map((place) => option(place.country, place.code)) },
    {
      ...code(prefix, 'State'),
      dependentPicklist: true,
      controllerName: `${prefix}CountryCode`,
      picklistValues: PLACES.flatMap(({ states }, index) =>
        states.map(([name, own]) => option(name, own, onlyFor(index))),
      ),
    },
  ]);

/** Country and state as Salesforce keeps them, text and code. */
export function salesforceAddress(prefix: string, { country, code: countryCode, states }: Place) {
  const [state] = states;
  return {
    [`${prefix}Country`]: country,
    [`${prefix}CountryCode`]: countryCode,
    [`${prefix}State`]: state?.[0] ?? null,
    [`${prefix}StateCode`]: state?.[1] ?? null,
  };
}

export const hubspotAddress = ({ country, states }: Place) => ({ country, state: states[0]?.[0] ?? null });

export function emptyAddress(prefix: string) {
  return {
    [`${prefix}Country`]: null,
    [`${prefix}CountryCode`]: null,
    [`${prefix}State`]: null,
    [`${prefix}StateCode`]: null,
  };
}
