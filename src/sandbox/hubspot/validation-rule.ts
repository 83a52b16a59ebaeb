import type { HubspotObject, HubspotState } from '../crm.ts';
import { isHubspotEmail } from './email-syntax.ts';
import type { PropertyProblem } from './failure.ts';
import { OBJECT_TYPES } from './object-types.ts';
import { instantOf } from './value.ts';

type Rule = {
  /** Undefined when the value obeys the rule. */
  readonly complaint: (value: string, args: readonly string[]) => string | undefined;
};

function rule(
  obeys: (value: string, args: readonly string[]) => boolean,
  text: (args: readonly string[]) => string,
): Rule {
  return { complaint: (value, args) => (obeys(value, args) ? undefined : text(args)) };
}

const first = (args: readonly string[]): number => Number(args[0]);
const decimals = (value: string): number => (value.split('.')[1] ?? '').length;
const digits = (value: string): number => value.replace(/^[+-]?0*|\D/g, '').length;
const time = (value: string | undefined): number => instantOf(value ?? '') ?? Number.NaN;

function matches(pattern: string, value: string): boolean {
  try {
    return new RegExp(`^(?:${pattern})$`, 'u').test(value);
  } catch {
    return true;
  }
}

function isWebAddress(value: string): boolean {
  return URL.canParse(/^[a-z][a-z\d+.-]*:/i.test(value) ? value : `https://${value}`);
}

const afterAt = (value: string): string => value.slice(value.lastIndexOf('@') + 1).toLowerCase();

function hostOf(value: string): string {
  const address = /^[a-z][a-z\d+.-]*:\/\//i.test(value) ? value : `https://${value}`;
  return URL.canParse(address) ? new URL(address).hostname.replace(/^www\./, '') : '';
}

/** Rule types of `/crm/v3/property-validations` that the sandbox enforces; others are listed but not enforced. */
const RULES: Readonly<Record<string, Rule>> = {
  MIN_LENGTH: rule(
    (value, args) => value.length >= first(args),
    ([min]) => `Enter at least ${min} characters`,
  ),
  MAX_LENGTH: rule(
    (value, args) => value.length <= first(args),
    ([max]) => `Enter at most ${max} characters`,
  ),
  MIN_NUMBER: rule(
    (value, args) => Number(value) >= first(args),
    ([min]) => `Enter ${min} or more`,
  ),
  MAX_NUMBER: rule(
    (value, args) => Number(value) <= first(args),
    ([max]) => `Enter ${max} or less`,
  ),
  DECIMAL: rule(
    (value, args) => decimals(value) <= first(args),
    ([max]) => `Enter at most ${max} decimal places`,
  ),
  MAX_SIGNIFICANT_DIGITS: rule(
    (value, args) => digits(value) <= first(args),
    ([max]) => `Enter at most ${max} digits`,
  ),
  ALPHANUMERIC: rule(
    (value, [kind = 'ALPHANUMERIC']) =>
      kind.includes('NUMERIC_ONLY')
        ? /^\d*$/.test(value)
        : kind.includes('ALPHA_ONLY')
          ? /^[\p{L}\s]*$/u.test(value)
          : /^[\p{L}\p{N}\s]*$/u.test(value),
    () => 'Enter only letters or digits',
  ),
  REGEX: rule(
    (value, [pattern = '']) => matches(pattern, value),
    () => 'Enter a value in the expected format',
  ),
  EMAIL: rule(isHubspotEmail, () => 'Enter a valid email address'),
  URL: rule(isWebAddress, () => 'Enter a valid web address'),
  PHONE_NUMBER_WITH_EXPLICIT_COUNTRY_CODE: rule(
    (value) => /^\+[1-9]\d{6,14}$/.test(value.replaceAll(/[\s().-]/g, '').replace(/(ext|x)\d+$/i, '')),
    () => 'Enter a phone number with its country code',
  ),
  EMAIL_ALLOWED_DOMAINS: rule(
    (value, domains) => domains.includes(afterAt(value)),
    (domains) => `Enter an address at ${domains.join(' or ')}`,
  ),
  EMAIL_BLOCKED_DOMAINS: rule(
    (value, domains) => !domains.includes(afterAt(value)),
    (domains) => `Enter an address that is not at ${domains.join(' or ')}`,
  ),
  URL_ALLOWED_DOMAINS: rule(
    (value, domains) => domains.includes(hostOf(value)),
    (domains) => `Enter an address of ${domains.join(' or ')}`,
  ),
  URL_BLOCKED_DOMAINS: rule(
    (value, domains) => !domains.includes(hostOf(value)),
    (domains) => `Enter an address that is not of ${domains.join(' or ')}`,
  ),
  SPECIAL_CHARACTERS: rule(
    (value) => !/[$%&#@!?*^~|\\/<>{}[\]+=`"§€£]/.test(value),
    () => 'Enter no special characters',
  ),
  WHITESPACE: rule(
    (value, [kind = 'ALL']) => !(kind === 'TRIM' ? /^\s|\s$/ : /\s/).test(value),
    () => 'Enter no spaces',
  ),
  START_DATE: rule(
    (value, [from]) => time(value) >= time(from),
    ([from]) => `Enter ${from} or later`,
  ),
  END_DATE: rule(
    (value, [to]) => time(value) <= time(to),
    ([to]) => `Enter ${to} or earlier`,
  ),
  START_DATETIME: rule(
    (value, [from]) => time(value) >= time(from),
    ([from]) => `Enter ${from} or later`,
  ),
  END_DATETIME: rule(
    (value, [to]) => time(value) <= time(to),
    ([to]) => `Enter ${to} or earlier`,
  ),
};

function ruleParts(row: unknown): { type: string; args: string[] } | undefined {
  if (typeof row !== 'object' || row === null || !('ruleType' in row) || typeof row.ruleType !== 'string')
    return undefined;
  const args = 'ruleArguments' in row && Array.isArray(row.ruleArguments) ? row.ruleArguments.map(String) : [];
  return { type: row.ruleType, args };
}

/** The first of the property's validation rules that the value breaks. API writes obey them since July 2023. */
export function brokenRule(
  state: HubspotState,
  object: HubspotObject,
  name: string,
  value: string,
): PropertyProblem | undefined {
  const rules = state.propertyValidations[OBJECT_TYPES[object].typeId]?.find(
    ({ propertyName }) => propertyName === name,
  );
  for (const row of rules?.propertyValidationRules ?? []) {
    const parts = ruleParts(row);
    const message = parts && RULES[parts.type]?.complaint(value, parts.args);
    if (message !== undefined) return { name, code: 'INVALID_CUSTOM_PROPERTY_VALIDATION', message };
  }
  return undefined;
}
