/**
 * HubSpot's validation rules of properties, as its guide of the property validations API tells them (March 2026). Rules about
 * durations and letter case are left out: what they are measured by, and whether HubSpot mends the value instead, is not told.
 */
import type { PropertyValidation } from '../../crm.ts';
import { domainOf, instantOf } from '../conversion.ts';
import { hubspotEmailFault } from '../email.ts';
import type { AuditContext } from '../pair.ts';

/** What is known of the world outside. */
type Reference = Pick<AuditContext, 'isTopLevelDomain' | 'matchesPattern'>;

type Input = {
  readonly value: string;
  readonly args: readonly string[];
  /** HubSpot's type of the property. */
  readonly type: string;
} & Reference;

/** True where the value breaks the rule; undefined where that cannot be told. */
type Breaks = (input: Input) => boolean | undefined;
type Judge = { readonly breaks: Breaks; /** The rule leaves no room for another reading. */ readonly sure: boolean };

const sure = (breaks: Breaks): Judge => ({ breaks, sure: true });
const unsure = (breaks: Breaks): Judge => ({ breaks, sure: false });

const JUDGES: Readonly<Record<string, Judge>> = {
  MIN_LENGTH: sure(({ value, args }) => beyond(bound(args), (min) => value.length < min)),
  MAX_LENGTH: sure(({ value, args }) => beyond(bound(args), (max) => value.length > max)),
  MIN_NUMBER: sure(({ value, args }) => beyond(bound(args), (min) => Number(value) < min)),
  MAX_NUMBER: sure(({ value, args }) => beyond(bound(args), (max) => Number(value) > max)),
  DECIMAL: sure(({ value, args }) => beyond(bound(args), (max) => decimalsOf(value) > max)),
  MAX_SIGNIFICANT_DIGITS: sure(({ value, args }) => beyond(bound(args), (max) => digitsOf(value) > max)),
  ALPHANUMERIC: sure(({ value, args: [kind = 'ALPHANUMERIC'] }) => invert(ALPHABETS.get(kind)?.test(value))),
  REGEX: sure(({ value, args: [pattern = ''], matchesPattern }) => invert(matchesPattern(pattern, value))),
  START_DATE: sure(({ value, args }) => beyond(timeOf(args), (from) => earlier(value, from))),
  START_DATETIME: sure(({ value, args }) => beyond(timeOf(args), (from) => earlier(value, from))),
  END_DATE: sure(({ value, args }) => beyond(timeOf(args), (to) => later(value, to))),
  END_DATETIME: sure(({ value, args }) => beyond(timeOf(args), (to) => later(value, to))),
  // The day of a time depends on the account's time zone.
  DAYS_OF_WEEK: sure(({ value, args, type }) => (type === 'date' ? isOtherWeekday(value, args) : undefined)),
  EMAIL: unsure(({ value, isTopLevelDomain }) => hubspotEmailFault(value, isTopLevelDomain) !== undefined),
  EMAIL_ALLOWED_DOMAINS: sure(({ value, args }) => outside(emailDomain(value), args)),
  EMAIL_BLOCKED_DOMAINS: sure(({ value, args }) => inside(emailDomain(value), args)),
  URL: unsure(({ value }) => !isWebAddress(value)),
  URL_ALLOWED_DOMAINS: sure(({ value, args }) => outside(hostOf(value), args)),
  URL_BLOCKED_DOMAINS: sure(({ value, args }) => inside(hostOf(value), args)),
  DOMAIN: unsure(({ value }) => !DOMAIN.test(value.trim())),
  PHONE_NUMBER_WITH_EXPLICIT_COUNTRY_CODE: unsure(({ value }) => !isPhoneNumber(value)),
  SPECIAL_CHARACTERS: unsure(({ value }) => /[$%&#@!?*^~|\\/<>{}[\]+=`"§€£]/.test(value)),
  WHITESPACE: unsure(({ value, args: [kind = 'ALL'] }) =>
    kind === 'TRIM' ? value !== value.trim() : kind === 'ALL' ? /\s/.test(value) : undefined,
  ),
};

/** The first of the property's rules that the value (as HubSpot is sent it) breaks, and whether that is beyond doubt. */
export function brokenValidation(
  validations: readonly PropertyValidation[],
  value: string,
  type: string,
  { isTopLevelDomain, matchesPattern }: Reference,
): { readonly validation: PropertyValidation; readonly sure: boolean } | undefined {
  for (const validation of validations) {
    const judge = Object.hasOwn(JUDGES, validation.type) ? JUDGES[validation.type] : undefined;
    if (judge?.breaks({ value, args: validation.args, type, isTopLevelDomain, matchesPattern }) === true)
      return { validation, sure: judge.sure };
  }
  return undefined;
}

const ALPHABETS: ReadonlyMap<string, RegExp> = new Map([
  ['ALPHANUMERIC', /^[\p{L}\p{N}\s]*$/u],
  ['ALPHA_ONLY', /^[\p{L}\s]*$/u],
  ['NUMERIC_ONLY', /^\d*$/],
]);
const DOMAIN = /^(?:[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,62})\.)+[\p{L}\p{N}][\p{L}\p{M}\p{N}-]{1,62}$/u;
const WEEKDAYS = ['SUNDAY', 'MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY'];

const invert = (obeys: boolean | undefined) => (obeys === undefined ? undefined : !obeys);

function beyond(limit: number | undefined, breaks: (limit: number) => boolean): boolean | undefined {
  return limit === undefined ? undefined : breaks(limit);
}

function bound([text = '']: readonly string[]): number | undefined {
  const number = text.trim() === '' ? Number.NaN : Number(text);
  return Number.isFinite(number) ? number : undefined;
}

const timeOf = ([text = '']: readonly string[]) => instantOf(text.trim());
const earlier = (value: string, from: number) => (instantOf(value) ?? from) < from;
const later = (value: string, to: number) => (instantOf(value) ?? to) > to;

function isOtherWeekday(value: string, days: readonly string[]): boolean | undefined {
  const instant = instantOf(value);
  if (instant === undefined || days.length === 0) return undefined;
  return !days.includes(WEEKDAYS[new Date(instant).getUTCDay()] ?? '');
}

/** Places after the point, be the number written out or with an exponent. */
function decimalsOf(value: string): number {
  const [digits = '', exponent = '0'] = value.toLowerCase().split('e');
  return Math.max(0, (digits.split('.')[1] ?? '').length - Number(exponent));
}

const digitsOf = (value: string) => (value.toLowerCase().split('e')[0] ?? '').replace(/^[+-]?0*|\D/g, '').length;

const emailDomain = (value: string) => value.trim().toLowerCase().split('@').slice(1).at(-1);
const hostOf = (value: string) =>
  domainOf(value)
    .replace(/^[^@]*@/, '')
    .replace(/:\d+$/, '');

/** A subdomain of a listed domain may count as that one: it is not judged. */
function outside(domain: string | undefined, listed: readonly string[]): boolean | undefined {
  const known = listed.map((other) => domainOf(other));
  if (domain === undefined || domain === '' || known.length === 0) return undefined;
  if (known.some((other) => domain !== other && domain.endsWith(`.${other}`))) return undefined;
  return !known.includes(domain);
}

function inside(domain: string | undefined, listed: readonly string[]): boolean | undefined {
  return domain === undefined || domain === '' ? undefined : listed.some((other) => domainOf(other) === domain);
}

function isWebAddress(value: string): boolean {
  const text = value.trim();
  return URL.canParse(/^[a-z][a-z\d+.-]*:/i.test(text) ? text : `https://${text}`);
}

function isPhoneNumber(value: string): boolean {
  return /^\+[1-9]\d{6,14}$/.test(value.replaceAll(/[\s().-]/g, '').replace(/(?:ext|x)\d+$/i, ''));
}
