/** What differs between the two sides of a pair, and where each value has to go by its mapping's rule. */
import type { Crm } from '../crm.ts';
import { idKey } from '../dataset/salesforce-id.ts';
import type { Edits } from './edits.ts';
import type { Knowledge } from './knowledge.ts';
import { ACCOUNT_ID, OWNER, STAGE } from './objects.ts';
import { stageInHubspot, stageNameOf } from './stages.ts';
import type { Link, Pair, Refusal, Values } from './types.ts';
import { isBlank, isSame, textOf, toHubspotValue, toSalesforceValue } from './values.ts';

export type Difference = {
  link: Link;
  /**
   * `open`: two-way, and no change of the value itself has been seen that tells where it goes. Then the records' own
   * times say which side to lean to.
   */
  to: 'salesforce' | 'hubspot' | 'open';
  leaning: 'salesforce' | 'hubspot';
  /** What Salesforce would be given; absent where nothing can be. */
  salesforce?: Values;
  /** What HubSpot would be given; absent where nothing can be. */
  hubspot?: Values;
  /** Why HubSpot could be given nothing. */
  refusal?: Refusal;
};

export type Comparison = {
  differences: Difference[];
  /** What the connector itself refuses. */
  refusals: Refusal[];
};

/** Compares a pair. A side that does not exist is empty, and only the other one's values travel. */
export function compare(crm: Crm, knowledge: Knowledge, pair: Pair, edits: Edits | undefined): Comparison {
  const comparison: Comparison = { differences: [], refusals: [] };
  for (const link of knowledge.links(pair.object, pair.salesforceObject)) {
    const found = differenceOf(crm, knowledge, pair, link);
    if (found === undefined) continue;
    if ('code' in found) comparison.refusals.push(found);
    else comparison.differences.push(direct(pair, link, found, edits));
  }
  return { ...comparison, differences: comparison.differences.filter(hasWay) };
}

/** Values that could go each way. */
type Ways = Pick<Difference, 'salesforce' | 'hubspot' | 'refusal'> & {
  hubspotBlank: boolean;
  salesforceBlank: boolean;
};

function differenceOf(crm: Crm, knowledge: Knowledge, pair: Pair, link: Link): Ways | Refusal | undefined {
  const { property, field } = link.mapping;
  const hubspot = pair.hubspot?.properties[property] ?? null;
  const salesforce = pair.salesforce?.[field] ?? null;
  if (property === OWNER) return ownerWays(knowledge, link, hubspot, salesforce);
  if (property === STAGE) return stageWays(crm, knowledge, pair, hubspot, salesforce);
  if (isSame(link, hubspot, salesforce)) return undefined;
  const ways: Ways = { hubspotBlank: isBlank(hubspot), salesforceBlank: isBlank(salesforce) };
  if (pair.hubspot !== undefined && !link.field.calculated && property !== ACCOUNT_ID) {
    ways.salesforce = { [field]: toSalesforceValue(link, hubspot) };
  }
  if (pair.salesforce !== undefined && link.property.calculated !== true) {
    ways.hubspot = { [property]: toHubspotValue(link, salesforce) };
  }
  return ways;
}

/** The owner travels as a person; one whom the other side does not know stays where he is. */
function ownerWays(knowledge: Knowledge, link: Link, hubspot: string | null, salesforce: unknown): Ways | undefined {
  const user = isBlank(hubspot) ? undefined : knowledge.userOf(hubspot);
  const owner = isBlank(salesforce) ? undefined : knowledge.ownerOf(salesforce);
  if (!isBlank(hubspot) && knowledge.isUserOf(salesforce, hubspot)) return undefined;
  const stranger = knowledge.strangerOf(salesforce);
  if (stranger === undefined && user === undefined && (owner === undefined || !isBlank(hubspot))) return undefined;
  return {
    hubspotBlank: user === undefined,
    salesforceBlank: isBlank(salesforce),
    ...(user === undefined || idKey(user) === idKey(textOf(salesforce))
      ? {}
      : { salesforce: { [link.mapping.field]: user } }),
    ...(stranger !== undefined
      ? { refusal: ownerRefusal(link, stranger) }
      : owner === undefined || owner === hubspot
        ? {}
        : { hubspot: { [OWNER]: owner } }),
  };
}

function ownerRefusal({ mapping }: Link, name: string): Refusal {
  const message = `Could not find an owner in HubSpot for ${name}`;
  return { code: 'COULD_NOT_FIND_OWNER', message, fields: [mapping.field], property: OWNER };
}

function stageWays(
  crm: Crm,
  knowledge: Knowledge,
  pair: Pair,
  hubspot: string | null,
  salesforce: unknown,
): Ways | Refusal | undefined {
  const name = stageNameOf(crm, knowledge, hubspot);
  if (name !== undefined && name === salesforce) return undefined;
  const found = stageInHubspot(crm, knowledge, pair);
  if (found !== undefined && 'refusal' in found) return found.refusal;
  return {
    hubspotBlank: name === undefined,
    salesforceBlank: isBlank(salesforce),
    ...(name === undefined ? {} : { salesforce: { StageName: name } }),
    ...(found === undefined ? {} : { hubspot: found.values }),
  };
}

function direct(pair: Pair, link: Link, ways: Ways, edits: Edits | undefined): Difference {
  const { hubspotBlank, salesforceBlank, ...values } = ways;
  const decided = (to: 'salesforce' | 'hubspot'): Difference => ({ link, to, leaning: to, ...values });
  if (pair.salesforce === undefined) return decided(ruleSends(link, hubspotBlank) ? 'salesforce' : 'hubspot');
  if (pair.hubspot === undefined) return decided('hubspot');
  const { rule } = link.mapping;
  if (rule === 'always-salesforce' || link.field.calculated) return decided('hubspot');
  if (rule === 'prefer-salesforce') return decided(salesforceBlank ? 'salesforce' : 'hubspot');
  const side = lastChanged(pair, link, hubspotBlank, edits);
  return side.isSeen ? decided(side.leaning) : { link, to: 'open', leaning: side.leaning, ...values };
}

function ruleSends({ mapping }: Link, isEmpty: boolean): boolean {
  return !isEmpty && (mapping.rule === 'two-way' || mapping.rule === 'prefer-salesforce');
}

/** Which side's value is the newer one, and whether a change of the value itself, not just of its record, says so. */
function lastChanged(
  { hubspot, salesforce }: Pair,
  { mapping }: Link,
  hubspotBlank: boolean,
  edits: Edits | undefined,
): { leaning: 'salesforce' | 'hubspot'; isSeen: boolean } {
  const ours = edits?.hubspot.get(mapping.property);
  const theirs = edits?.salesforce.get(mapping.field);
  if (ours !== undefined || theirs !== undefined) {
    return { leaning: (ours ?? '') >= (theirs ?? '') ? 'salesforce' : 'hubspot', isSeen: true };
  }
  const modified = toMillis(edits?.salesforceBefore ?? textOf(salesforce?.['LastModifiedDate']));
  const [written] = hubspot?.history?.[mapping.property] ?? [];
  // A value without a history of its own is told as old as its record.
  const own = written !== undefined && written.timestamp > (hubspot?.createdAt ?? '') ? written : undefined;
  if (own?.sourceType === 'SALESFORCE') return { leaning: 'hubspot', isSeen: true };
  if (own !== undefined && toMillis(own.timestamp) > modified) return { leaning: 'salesforce', isSeen: true };
  const updated = toMillis(edits?.hubspotBefore ?? hubspot?.updatedAt ?? '');
  const isOurs = hubspotBlank ? updated > modified : updated >= modified;
  return { leaning: isOurs ? 'salesforce' : 'hubspot', isSeen: false };
}

function toMillis(time: string): number {
  const millis = Date.parse(time.replace(/\+0000$/, 'Z'));
  return Number.isNaN(millis) ? 0 : millis;
}

function hasWay(difference: Difference): boolean {
  const { to, salesforce, hubspot, refusal } = difference;
  const toHubspot = hubspot !== undefined || refusal !== undefined;
  return to === 'open'
    ? toHubspot || salesforce !== undefined
    : to === 'hubspot'
      ? toHubspot
      : salesforce !== undefined;
}
