/** What HubSpot's integration user may not write in Salesforce. */
import type { Mapping, SalesforceField, UserAccess } from '../crm.ts';
import { sameId } from '../ids.ts';
import type { SalesforceObject } from '../sync-error.ts';
import { finding, valueFinding } from './finding.ts';
import {
  confidenceOf,
  hubspotIsNewer,
  mappedValues,
  NOT_VALUES,
  toSalesforce,
  type Mapped,
  type Pending,
} from './flow.ts';
import type { AuditContext, Pair, Rule } from './pair.ts';
import { ownerOf, sendsOwner, usersOf } from './owners/people.ts';
import { unknownToHubspot } from './picklists/options.ts';
import { byRecency } from './recency.ts';
import { isBlank, sameValue } from './values.ts';

/** INVALID_FIELD_FOR_INSERT_UPDATE and INVALID_FIELD: fields that are hidden from the user that writes, or read-only. */
export const salesforceFieldPermission: Rule = (pair, context) =>
  sentToSalesforce(pair, context).flatMap((pending) => {
    const closed = closedField(pair, pending.field, context);
    if (closed === undefined || comesFromSalesforce(pending)) return [];
    const known = byRecency(pair, pending);
    // Two doubts are too many.
    if (closed.isOurView && known.hinge === 'pending-change') return [];
    const emptied = pending.value.trim() === '';
    return [
      valueFinding(pair, known, {
        type: 'salesforce-field-permission',
        // What HubSpot would send; of an emptied value what Salesforce would lose.
        value: emptied ? String(pending.salesforce) : pending.value,
        params: { reason: closed.reason, emptied },
        ...(closed.isOurView ? ({ confidence: 'likely', hinge: 'integration-user' } as const) : {}),
      }),
    ];
  });

/** INSUFFICIENT_ACCESS_OR_READONLY: the user may not create, or not edit, records of the object at all. */
export const insufficientSalesforceAccess: Rule = (pair, context) => {
  const { salesforceObject, hubspot, salesforce } = pair;
  const access = context.setup.access?.objects.get(salesforceObject);
  const isNew = salesforce === undefined;
  if (hubspot === undefined || access === undefined || (isNew ? access.create : access.edit)) return [];
  const [surest] = isNew
    ? [{ confidence: 'likely', hinge: 'inclusion' } as const]
    : [...sentToSalesforce(pair, context), ...ownerSent(pair, context)]
        // Of a field that is closed itself, only that is told.
        .filter(({ field }) => closedField(pair, field, context) === undefined)
        .map((pending) => byRecency(pair, pending))
        .toSorted((one, other) => Number(one.confidence === 'likely') - Number(other.confidence === 'likely'));
  // A deal or company that only HubSpot has is not sent.
  if (surest === undefined || (isNew && pair.object !== 'contacts')) return [];
  return [
    finding(pair, {
      type: 'insufficient-salesforce-access',
      direction: 'to-salesforce',
      confidence: surest.confidence,
      hinge: surest.hinge,
      params: { reason: isNew ? 'create' : 'edit', salesforceObject },
    }),
  ];
};

/**
 * Values that the integration would write, emptied ones too (`value` is empty then). It takes a field that it cannot see for empty,
 * whatever that holds.
 */
function sentToSalesforce(pair: Pair, context: AuditContext): readonly Pending[] {
  const sent = toSalesforce(pair, context);
  if (pair.hubspot === undefined || pair.salesforce === undefined) return sent;
  const { access } = context.setup;
  const others = mappedValues(pair, context)
    .filter((mapped) => isHidden(pair, mapped.field, access) !== isBlank(mapped.hubspot))
    .filter((mapped) => !isBlank(mapped.hubspot) || isEmptied(pair, mapped))
    .filter(({ mapping, field }) => maySend(mapping) && !field.calculated)
    .filter(({ mapping }) => sent.every((one) => one.mapping !== mapping))
    .map((mapped): Pending => {
      const { mapping, hubspot } = mapped;
      return { ...mapped, direction: 'to-salesforce', value: hubspot ?? '', ...confidenceOf(pair, mapping) };
    });
  return others.length === 0 ? sent : [...sent, ...others];
}

/** Two-way, a value of Salesforce's that HubSpot refuses never came from there: it is that one which is on its way. */
function comesFromSalesforce({ mapping, property, field, salesforce }: Pending): boolean {
  if (mapping.rule !== 'two-way' || isBlank(salesforce)) return false;
  return unknownToHubspot({ property, field, value: String(salesforce) }).length > 0;
}

function maySend({ rule, property }: Mapping): boolean {
  return rule !== 'dont-sync' && rule !== 'always-salesforce' && !NOT_VALUES.has(property);
}

/** Two-way, HubSpot's newer record says that the value is gone. */
function isEmptied(pair: Pair, { mapping, property, field, hubspot, salesforce }: Mapped): boolean {
  return mapping.rule === 'two-way' && hubspotIsNewer(pair) && !sameValue(property, field, hubspot, salesforce);
}

type Closed = {
  readonly reason: 'hidden' | 'read-only';
  /** Only sfsync's own user is known to be kept out. */
  readonly isOurView: boolean;
};

function closedField(pair: Pair, field: SalesforceField, context: AuditContext): Closed | undefined {
  const { access } = context.setup;
  const isOpenToUs = pair.salesforce === undefined ? field.createable : field.updateable;
  if (access === undefined) {
    // Required fields have no permissions of their own: whom one is closed to may not write the object.
    const isException = !isOpenToUs && field.nillable && mostAreOpen(pair, context);
    return isException ? { reason: 'read-only', isOurView: true } : undefined;
  }
  if (isHidden(pair, field, access)) return { reason: 'hidden', isOurView: false };
  const row = permissionsOf(pair.salesforceObject, field, access);
  // Without a row only fields that nobody may write are closed, and describe says so of them.
  const isOpen = row === undefined ? isOpenToUs : row.edit;
  return isOpen ? undefined : { reason: 'read-only', isOurView: false };
}

/** False where sfsync's own user may hardly write anything: then that it may not write a field says nothing of HubSpot's. */
function mostAreOpen(pair: Pair, context: AuditContext): boolean {
  const mapped = mappedValues(pair, context).filter(({ field }) => !field.calculated);
  return mapped.filter(({ field }) => field.updateable).length * 2 > mapped.length;
}

/** True where the field has permissions of its own, and the integration user none of them. */
function isHidden({ salesforceObject }: Pair, field: SalesforceField, access: UserAccess | undefined): boolean {
  if (access === undefined || access.fields.size === 0) return false;
  return field.permissionable === true && permissionsOf(salesforceObject, field, access) === undefined;
}

/** The parts of an address have the permissions of the whole (Metadata API, Profile: `Account.BillingAddress`). */
function permissionsOf(object: SalesforceObject, { name }: SalesforceField, { fields }: UserAccess) {
  const own = fields.get(`${object}.${name}`);
  if (own !== undefined) return own;
  const [, custom] = CUSTOM_PART.exec(name) ?? [];
  if (custom !== undefined) return fields.get(`${object}.${custom}__c`);
  const [, standard] = ADDRESS_PART.exec(name) ?? [];
  return standard === undefined ? undefined : fields.get(`${object}.${standard}Address`);
}

const ADDRESS_PART = /^([A-Za-z]*?)(?:Street|City|State|StateCode|PostalCode|Country|CountryCode)$/;
const CUSTOM_PART = /^(\w+)__(?:Street|City|StateCode|PostalCode|CountryCode)__s$/;

/** The owner, where HubSpot's is a user that Salesforce's is not. */
function ownerSent(pair: Pair, context: AuditContext): readonly Pending[] {
  const mapped = ownerOf(pair, context);
  if (mapped === undefined || isBlank(mapped.hubspot) || !sendsOwner(mapped.mapping.rule, pair)) return [];
  const users = usersOf(context.owners.get(mapped.hubspot.trim()), context);
  if (users.length === 0 || users.some(({ id }) => sameId(id, mapped.salesforce))) return [];
  const { mapping, hubspot } = mapped;
  return [{ ...mapped, direction: 'to-salesforce', value: hubspot, ...confidenceOf(pair, mapping) }];
}
