/** Which of a record's findings stand beside the others: some are never looked at, some explained, while another one holds. */
import type { ErrorTypeId } from '../catalogue/catalogue.ts';
import type { Finding } from './pair.ts';

/** The findings of one record that its vendors would tell, too. */
export function standing(all: readonly Finding[]): readonly Finding[] {
  const unexplained = all.filter((one) => !isExplained(one, all));
  return unexplained.filter((one) => !isBehind(one, unexplained));
}

/** What only sfsync's own user may not write gives way to whatever else is wrong. */
export const isGuess = ({ error }: Finding): boolean =>
  error.type === 'salesforce-field-permission' && error.params['hinge'] === 'integration-user';

/**
 * Salesforce looks at no value of a record that it lets nobody write. HubSpot asks who else has a value only once nothing else
 * stands against the record, and tells one such clash at a time.
 */
function isBehind(one: Finding, all: readonly Finding[]): boolean {
  const { direction, type } = one.error;
  if (direction === 'to-salesforce')
    return !LOCKS.has(type) && all.some(({ error }) => error.type === 'insufficient-salesforce-access');
  if (!CLASHES.has(type)) return false;
  if (all.some((other) => !isClash(other) && other.error.params['hinge'] !== 'unrestricted')) return true;
  const clashes = all.filter(isClash);
  return one !== (clashes.find(({ error }) => error.type === 'email-already-in-use') ?? clashes[0]);
}

const isClash = ({ error }: Finding) => error.direction === 'to-hubspot' && CLASHES.has(error.type);
const CLASHES: ReadonlySet<string> = new Set(['restricted-unique-value', 'email-already-in-use']);

const LOCKS: ReadonlySet<string> = new Set(['insufficient-salesforce-access', 'salesforce-field-permission']);

/**
 * Two sides that stay apart prove that a value was refused, whichever record is the newer one; not where something else holds the
 * record back.
 */
function isExplained(one: Finding, all: readonly Finding[]): boolean {
  return isProvenByDifference(one) && all.some((other) => !isProvenByDifference(other));
}

function isProvenByDifference({ error }: Finding): boolean {
  return PROVEN_BY_DIFFERENCE.has(error.type) && error.params['hinge'] === 'pending-change';
}

const PROVEN_BY_DIFFERENCE: ReadonlySet<string> = new Set<ErrorTypeId>([
  'salesforce-field-permission',
  'insufficient-salesforce-access',
  'type-mismatch',
  'invalid-value',
  'insufficient-access-or-missing-salesforce-record',
  'missing-salesforce-id',
  'restricted-unique-value',
  'email-already-in-use',
]);
