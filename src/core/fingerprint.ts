import { errorType } from './catalogue/catalogue.ts';
import { hashText } from './hash.ts';
import { countRecords, type ErrorObject, type SyncError } from './sync-error.ts';

/** What a group of sync errors has in common. */
export type Cause = {
  readonly fingerprint: string;
  readonly type: string;
  readonly object: ErrorObject;
  readonly property?: string;
  readonly field?: string;
  /** Only where the value is what the errors share. */
  readonly value?: string;
  readonly errors: number;
  readonly records: number;
  /** One of the errors, for a sentence about the cause. */
  readonly example: SyncError;
};

/**
 * The stable key of an error's cause: type + object + property (or field) + what else calls for another fix (the reason that a
 * rule gave, and that Salesforce's value is the bad one) and, for types that share a value, a hash of that value (or of the
 * rule, flow or trigger that refused it), so that the key stays short and holds nothing personal.
 */
export function fingerprint(error: SyncError): string {
  const { type, object, property, field, direction, params } = error;
  const { reason } = params;
  const shared = sharedValue(error);
  return [
    `${type}:${object}:${property ?? field ?? ''}`,
    ...(typeof reason === 'string' ? [reason] : []),
    ...(direction === 'to-hubspot' ? [direction] : []),
    ...(shared === undefined ? [] : [hashText(shared)]),
  ].join(':');
}

/** The causes of errors, those with the most records first. */
export function groupByCause(errors: readonly SyncError[]): readonly Cause[] {
  const groups = Map.groupBy(errors, fingerprint);
  return [...groups]
    .flatMap(([key, group]) => toCause(key, group))
    .toSorted((a, b) => b.records - a.records || b.errors - a.errors || (a.fingerprint < b.fingerprint ? -1 : 1));
}

function toCause(key: string, group: readonly SyncError[]): Cause[] {
  const [example] = group;
  if (example === undefined) return [];
  const { type, object, property, field, value } = example;
  return [
    {
      fingerprint: key,
      type,
      object,
      ...(property === undefined ? {} : { property }),
      ...(field === undefined ? {} : { field }),
      ...(value === undefined || errorType(type).causeBy === 'field' ? {} : { value }),
      errors: group.length,
      records: countRecords(group),
      example,
    },
  ];
}

function sharedValue({ type, value, params }: SyncError): string | undefined {
  if (errorType(type).causeBy === 'field') return undefined;
  const culprit = params['rule'] ?? params['flow'] ?? params['trigger'];
  return typeof culprit === 'string' ? culprit : value;
}
