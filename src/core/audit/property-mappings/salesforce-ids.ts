/** Ids of Salesforce records in mapped lookup fields. */
import { toId18 } from '../../ids.ts';
import { finding, valueFinding } from '../finding.ts';
import { toSalesforce, type Pending } from '../flow.ts';
import type { AuditMetadata, Pair, Rule } from '../pair.ts';
import { salesforceLink } from '../pairs.ts';
import { byRecency } from '../recency.ts';

/** The first three characters of the ids of standard objects, the same in every org (Salesforce's list of key prefixes). */
const KEY_PREFIXES: Readonly<Record<string, string>> = {
  Account: '001',
  Campaign: '701',
  Case: '500',
  Contact: '003',
  Contract: '800',
  Group: '00G',
  Individual: '0PK',
  Lead: '00Q',
  Opportunity: '006',
  Order: '801',
  Pricebook2: '01s',
  Product2: '01t',
  Profile: '00e',
  RecordType: '012',
  Task: '00T',
  User: '005',
  UserRole: '00E',
};
const STANDARD_PREFIXES: ReadonlySet<string> = new Set(Object.values(KEY_PREFIXES));

/** MALFORMED_ID: no id at all, or one whose last three characters contradict the rest, as when its case was lost. */
export const invalidSalesforceId: Rule = (pair, context) =>
  references(pair, context)
    .filter(({ value }) => !isSound(value.trim()))
    .map((pending) => {
      const value = pending.value.trim();
      const shaped = /^[A-Za-z0-9]{15}(?:[A-Za-z0-9]{3})?$/.test(value);
      const suggestion = shaped ? toId18(value.slice(0, 15).toLowerCase() + value.slice(15)) : undefined;
      return valueFinding(pair, pending, {
        type: 'invalid-salesforce-id',
        params: {
          reason: shaped ? 'checksum' : 'malformed',
          objects: objectsOf(pending),
          ...(suggestion === undefined ? {} : { suggestion }),
        },
      });
    });

/** A sound id of a record of another object than the field may point to, or of one that is not there as far as sfsync's user can see. */
export const missingSalesforceId: Rule = (pair, context) => [
  ...references(pair, context)
    .filter((pending) => isSound(pending.value.trim()) && isOfOtherObject(pending))
    .map((pending) =>
      valueFinding(pair, pending, {
        type: 'missing-salesforce-id',
        params: { reason: 'wrong-object', objects: objectsOf(pending) },
      }),
    ),
  ...lookedUp(pair, context).flatMap((pending) => {
    const id = idOf(pending);
    if (context.lookups.recordState(id) !== 'absent') return [];
    const known = byRecency(pair, pending);
    const doubted = known.confidence === 'certain' ? ({ confidence: 'likely', hinge: 'visibility' } as const) : {};
    const params = { reason: 'absent', id, objects: objectsOf(pending) };
    return [valueFinding(pair, known, { type: 'missing-salesforce-id', params, ...doubted })];
  }),
];

/** ENTITY_IS_DELETED: a sound id of a record in the recycle bin. */
export const missingSalesforceRecord: Rule = (pair, context) =>
  lookedUp(pair, context).flatMap((pending) => {
    const id = idOf(pending);
    if (context.lookups.recordState(id) !== 'deleted') return [];
    return [
      valueFinding(pair, byRecency(pair, pending), {
        type: 'insufficient-access-or-missing-salesforce-record',
        params: { reason: 'deleted', id, objects: objectsOf(pending) },
      }),
    ];
  });

const idOf = ({ value }: Pending): string => toId18(value) ?? value;

/**
 * A HubSpot record whose counterpart is neither to be seen nor in the recycle bin. One that was deleted left the sync with its
 * record, and is no error.
 */
export const missingCounterpart: Rule = (pair, context) => {
  const link = unseenCounterpart(pair);
  if (link === undefined || context.lookups.recordState(link.id) !== 'absent') return [];
  return [
    finding(pair, {
      type: 'insufficient-access-or-missing-salesforce-record',
      direction: 'to-salesforce',
      confidence: 'likely',
      hinge: 'visibility',
      value: link.id,
      params: { reason: 'counterpart', id: link.id, objects: link.salesforceObject },
    }),
  ];
};

/** The Salesforce record that a HubSpot record is linked to, where it was not seen and HubSpot does not call it deleted. */
export function unseenCounterpart({ object, hubspot, salesforce }: Pair): ReturnType<typeof salesforceLink> {
  if (hubspot === undefined || salesforce !== undefined || hubspot.properties['salesforcedeleted'] === 'true')
    return undefined;
  const link = salesforceLink(object, hubspot);
  return link !== undefined && toId18(link.id) !== undefined ? link : undefined;
}

/** Ids on their way that look right, so that only Salesforce knows whether their record is there. */
export function lookedUp(pair: Pair, context: AuditMetadata): readonly Pending[] {
  return references(pair, context).filter((pending) => isSound(pending.value.trim()) && !isOfOtherObject(pending));
}

function references(pair: Pair, context: AuditMetadata): readonly Pending[] {
  return toSalesforce(pair, context).filter(({ field }) => field.type === 'reference');
}

/** True for an id as Salesforce takes it: the three last characters, in any case, must fit the first fifteen as they are written. */
const isSound = (value: string): boolean => toId18(value)?.startsWith(value.slice(0, 15)) === true;

/** Custom objects' prefixes are the org's own: they are none of the standard ones, and more is not known of them. */
function isOfOtherObject({ field, value }: Pending): boolean {
  const prefix = value.trim().slice(0, 3);
  const allowed = field.referenceTo.map((object) => KEY_PREFIXES[object]);
  if (allowed.length === 0 || allowed.includes(prefix)) return false;
  return !allowed.includes(undefined) || STANDARD_PREFIXES.has(prefix);
}

const objectsOf = ({ field }: Pending) => field.referenceTo.join(', ');
