/** Names and words of an invented trade, from a seed. */
import { base, de, en, es, Faker, fr, it } from '@faker-js/faker';
import type { HubspotObject } from '../../crm.ts';

export type Words = {
  person(): { first: string; last: string };
  company(): string;
  domain(company: string): string;
  jobTitle(): string;
  city(): string;
  phone(): string;
  pick<T>(list: readonly T[]): T;
  integer(min: number, max: number): number;
  /** A text of that many UTF-16 units. */
  text(length: number): string;
};

const TITLES = ['Head of', 'Director of', 'VP', 'Manager,', 'Lead,', 'Specialist,'] as const;
const TEAMS = [
  'Operations',
  'Procurement',
  'Engineering',
  'Finance',
  'Logistics',
  'Marketing',
  'IT',
  'Quality',
  'Sales',
  'People',
] as const;
const TRADES = [
  'Logistics',
  'Systems',
  'Foods',
  'Robotics',
  'Textiles',
  'Energy',
  'Analytics',
  'Marine',
  'Optics',
  'Packaging',
] as const;
const FORMS = ['GmbH', 'S.p.A.', 'Ltd', 'SAS', 'AB', 'Inc.', 'S.L.', 'B.V.'] as const;

/** The same words for the same seed. */
export function createWords(seed: number): Words {
  const fakers = [en, it, de, fr, es].map((locale) => new Faker({ locale: [locale, en, base] }));
  for (const [index, faker] of fakers.entries()) faker.seed(seed * 31 + index);
  const [english] = fakers as [Faker, ...Faker[]];
  const anyFaker = () => english.helpers.arrayElement(fakers);
  const pick = <T>(list: readonly T[]): T => english.helpers.arrayElement(list);
  return {
    person() {
      const faker = anyFaker();
      return { first: faker.person.firstName(), last: faker.person.lastName() };
    },
    company: () => `${anyFaker().person.lastName()} ${pick(TRADES)} ${pick(FORMS)}`,
    domain: (company) => `${slug(company) || 'company'}.example`,
    jobTitle: () => `${pick(TITLES)} ${pick(TEAMS)}`,
    city: () => anyFaker().location.city().slice(0, 40),
    phone: () =>
      `+${english.number.int({ min: 20, max: 99 })} ${english.string.numeric({ length: 9, allowLeadingZeros: false })}`,
    pick,
    integer: (min, max) => english.number.int({ min, max }),
    text: (length) => repeatTo(english.lorem.paragraph(3), length),
  };
}

export function slug(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 22)
    .replaceAll(/-$/g, '');
}

function repeatTo(text: string, length: number): string {
  const full = text.repeat(Math.ceil(length / text.length)).slice(0, length);
  // Neither side keeps white space at the end of a text.
  return full.endsWith(' ') ? `${full.slice(0, -1)}.` : full;
}

/** One planted error, in the shape of the file's `truth`. */
export type Planted = {
  object: HubspotObject;
  id?: string;
  salesforceId?: string;
  type: string;
  property?: string;
  field?: string;
};
