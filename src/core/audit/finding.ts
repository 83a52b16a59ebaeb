import type { ErrorTypeId } from '../catalogue/catalogue.ts';
import { toId18 } from '../ids.ts';
import { OWNER_PROPERTY } from '../mappings.ts';
import { errorKey, type Confidence, type Direction, type Params, type SyncError } from '../sync-error.ts';
import type { Pending } from './flow.ts';
import type { Hinge } from './hinge.ts';
import type { Finding, Pair } from './pair.ts';
import { idOf, nameOf } from './pairs.ts';

/** What a rule says of a pair; the record's own data is added. */
export type Verdict = {
  readonly type: ErrorTypeId;
  readonly direction: Direction;
  readonly confidence: Confidence;
  /** What a `likely` one depends on. */
  readonly hinge?: Hinge | undefined;
  readonly property?: string;
  readonly field?: string;
  readonly value?: string;
  readonly otherValue?: string;
  readonly params: Params;
  readonly fresh?: boolean;
};

/** A finding about a pair, with its key. */
export function finding(pair: Pair, { fresh = false, hinge, ...verdict }: Verdict): Finding {
  const { object, salesforceObject, hubspot, salesforce } = pair;
  const name = nameOf(pair);
  const owner = ownerIdOf(pair);
  const error: Omit<SyncError, 'key'> = {
    object,
    salesforceObject,
    ...(hubspot === undefined ? {} : { hubspotId: hubspot.id }),
    ...(salesforce === undefined ? {} : { salesforceId: idOf(salesforce) }),
    ...(name === undefined ? {} : { name }),
    ...(owner === undefined ? {} : { owner }),
    ...verdict,
    params: verdict.confidence === 'likely' && hinge !== undefined ? { ...verdict.params, hinge } : verdict.params,
    sources: ['audit'],
  };
  return { error: { key: errorKey(error), ...error }, fresh };
}

/** HubSpot's owner counts where there is a HubSpot record, also where it has none. */
function ownerIdOf({ hubspot, salesforce }: Pair): string | undefined {
  if (hubspot !== undefined) return hubspot.properties[OWNER_PROPERTY]?.trim() || undefined;
  const id = salesforce?.fields['OwnerId'];
  return typeof id === 'string' ? toId18(id) : undefined;
}

/** Characters: enough to compare by eye. */
const OTHER_MAX = 200;

/** A finding about one pending value. */
export function valueFinding(
  pair: Pair,
  { mapping, property, field, direction, value, confidence, hinge, hubspot, salesforce }: Pending,
  verdict: Pick<Verdict, 'type'> & Partial<Pick<Verdict, 'params' | 'value' | 'confidence' | 'hinge'>>,
): Finding {
  const isLinked = pair.hubspot !== undefined && pair.salesforce !== undefined;
  const other = direction === 'to-salesforce' ? salesforce : hubspot;
  return finding(pair, {
    direction,
    confidence,
    hinge,
    property: mapping.property,
    field: mapping.field,
    value,
    ...(isLinked ? { otherValue: String(other ?? '').slice(0, OTHER_MAX) } : {}),
    ...verdict,
    params: { label: property.label, fieldLabel: field.label, ...verdict.params },
  });
}
