/** What in Salesforce may have refused a record: no API foretells it, but the org tells what is active and who changed it. */
import type { ErrorTypeId } from './catalogue/catalogue.ts';
import type { Automation } from './crm.ts';
import { OBJECT_PAIRS } from './mappings.ts';
import type { SalesforceObject, SyncError } from './sync-error.ts';

/** Which kinds can be behind an error type; a contact's id goes missing in automation of either kind. */
const KINDS: Readonly<Partial<Record<ErrorTypeId, readonly Automation['kind'][]>>> = {
  'salesforce-custom-field-validation-rule': ['validation-rule'],
  'salesforce-flow': ['flow'],
  'salesforce-automation': ['trigger'],
  'missing-contact-id': ['flow', 'trigger'],
  'salesforce-duplicate-rule': ['duplicate-rule'],
};

/** True where automations say something of the type. */
export const isByAutomation = (type: string): boolean => Object.hasOwn(KINDS, type);

/** What is active on the objects of these errors and can be behind their type, the latest change first. */
export function automationsBehind(
  type: string,
  errors: readonly SyncError[],
  automations: readonly Automation[],
): readonly Automation[] {
  const kinds = KINDS[type as ErrorTypeId] ?? [];
  const objects = new Set(errors.flatMap(objectsOf));
  return automations
    .filter(({ kind, object }) => kinds.includes(kind) && objects.has(object))
    .toSorted((one, other) => (other.modifiedAt ?? '').localeCompare(one.modifiedAt ?? ''));
}

/** The one that an error's message names, by API name or label; undefined where the org has none of that name or two. */
export function namedAutomation(error: SyncError, automations: readonly Automation[]): Automation | undefined {
  const culprit = error.params['rule'] ?? error.params['flow'] ?? error.params['trigger'];
  if (typeof culprit !== 'string') return undefined;
  const wanted = fold(culprit);
  const [first, ...others] = automationsBehind(error.type, [error], automations).filter(
    ({ name, label }) => fold(name) === wanted || fold(label ?? '') === wanted,
  );
  return others.length === 0 ? first : undefined;
}

/** An imported row need not tell its object in Salesforce: then all that its HubSpot object may be. */
function objectsOf({ object, salesforceObject }: SyncError): readonly SalesforceObject[] {
  if (salesforceObject !== undefined) return [salesforceObject];
  if (object === 'tasks') return ['Task'];
  return OBJECT_PAIRS.filter(([own]) => own === object || object === 'unknown').map(([, other]) => other);
}

/** Without a namespace, which messages write and set-up does not. */
const fold = (name: string) => (name.split('.').at(-1) ?? name).trim().toLowerCase();
