import type { HubspotObject, HubspotPropertyRow, HubspotRow } from '../crm.ts';
import { badRequest, HubspotFailure } from './failure.ts';
import { systemPropertyType } from './object-types.ts';
import { valueOf } from './record-view.ts';
import { instantOf } from './value.ts';

export type Filter = {
  readonly propertyName: string;
  readonly operator: string;
  readonly value?: string | undefined;
  readonly highValue?: string | undefined;
  readonly values?: readonly string[] | undefined;
};

type Kind = 'text' | 'number' | 'time' | 'choice' | 'choices';

type Comparable = string | number;

type Match = (actual: string) => boolean;

/** How a property's values compare: times and numbers by size, options exactly, text regardless of case. */
export function kindOf(
  object: HubspotObject,
  name: string,
  definitions: ReadonlyMap<string, HubspotPropertyRow>,
): Kind {
  const property = definitions.get(name);
  const type = systemPropertyType(object, name) ?? property?.type;
  // The API says no more than this about a filter on a property that does not exist.
  if (type === undefined) throw new HubspotFailure(400, 'There was a problem with the request.');
  if (type === 'number') return 'number';
  if (type === 'date' || type === 'datetime') return 'time';
  if (type === 'enumeration') return property?.fieldType === 'checkbox' ? 'choices' : 'choice';
  return type === 'bool' ? 'choice' : 'text';
}

/** Undefined when the text is no value of the kind. */
export function toComparable(kind: Kind, text: string): Comparable | undefined {
  if (kind === 'time') return instantOf(text);
  if (kind === 'number') return text.trim() === '' || Number.isNaN(Number(text)) ? undefined : Number(text);
  return kind === 'text' ? text.toLowerCase() : text;
}

function compareWith(kind: Kind, text: string, holds: (order: number) => boolean): Match {
  const wanted = toComparable(kind, text);
  return (actual) => {
    const value = toComparable(kind, actual);
    if (value === undefined || wanted === undefined) return false;
    return holds(value < wanted ? -1 : value > wanted ? 1 : 0);
  };
}

function isOneOf(kind: Kind, values: readonly string[]): Match {
  // The values of a text search are taken as they are, so that only those in lower case can be found.
  const wanted = new Set(kind === 'text' ? values : values.map((value) => toComparable(kind, value)));
  if (kind === 'choices') return (actual) => actual.split(';').some((part) => wanted.has(part));
  return (actual) => wanted.has(toComparable(kind, actual));
}

function equals(kind: Kind, value: string): Match {
  return kind === 'choices' ? isOneOf(kind, [value]) : compareWith(kind, value, (order) => order === 0);
}

const tokensOf = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((part) => part !== '');

const escapePattern = (text: string): string => text.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&');

/** Whole words, or with `*` a pattern over the whole value or one of its words. */
function containsToken(value: string): Match {
  if (!value.includes('*')) {
    const wanted = tokensOf(value);
    return (actual) => {
      const tokens = new Set(tokensOf(actual));
      return wanted.every((token) => tokens.has(token));
    };
  }
  const pattern = value.toLowerCase().split('*').map(escapePattern).join('.*');
  const whole = new RegExp(`^${pattern}$`, 's');
  return (actual) => {
    const text = actual.toLowerCase();
    return (
      whole.test(text) ||
      text.split(/\s+/).some((word) => whole.test(word)) ||
      tokensOf(text).some((word) => whole.test(word))
    );
  };
}

const not =
  (match: Match): Match =>
  (actual) =>
    !match(actual);

function needValue(filter: Filter): string {
  if (filter.value === undefined)
    throw badRequest(`A value is required for ${filter.operator} of ${filter.propertyName}`);
  return filter.value;
}

function needValues(filter: Filter): readonly string[] {
  if (filter.values === undefined || filter.values.length === 0)
    throw badRequest(`Values are required for ${filter.operator} of ${filter.propertyName}`);
  return filter.values;
}

/** Operators that look at a value; a record without one matches none of them. */
const OPERATORS: Readonly<Record<string, (kind: Kind, filter: Filter) => Match>> = {
  EQ: (kind, filter) => equals(kind, needValue(filter)),
  NEQ: (kind, filter) => not(equals(kind, needValue(filter))),
  LT: (kind, filter) => compareWith(kind, needValue(filter), (order) => order < 0),
  LTE: (kind, filter) => compareWith(kind, needValue(filter), (order) => order <= 0),
  GT: (kind, filter) => compareWith(kind, needValue(filter), (order) => order > 0),
  GTE: (kind, filter) => compareWith(kind, needValue(filter), (order) => order >= 0),
  BETWEEN(kind, filter) {
    if (filter.highValue === undefined)
      throw badRequest(`A highValue is required for BETWEEN of ${filter.propertyName}`);
    const low = compareWith(kind, needValue(filter), (order) => order >= 0);
    const high = compareWith(kind, filter.highValue, (order) => order <= 0);
    return (actual) => low(actual) && high(actual);
  },
  IN: (kind, filter) => isOneOf(kind, needValues(filter)),
  NOT_IN: (kind, filter) => not(isOneOf(kind, needValues(filter))),
  CONTAINS_TOKEN: (_kind, filter) => containsToken(needValue(filter)),
  NOT_CONTAINS_TOKEN: (_kind, filter) => not(containsToken(needValue(filter))),
};

/** A filter as a test of rows; throws a 400 for what search does not take. */
export function compileFilter(
  object: HubspotObject,
  filter: Filter,
  definitions: ReadonlyMap<string, HubspotPropertyRow>,
): (row: HubspotRow) => boolean {
  const { propertyName, operator } = filter;
  const kind = kindOf(object, propertyName, definitions);
  const has = (row: HubspotRow): boolean => valueOf(object, row, propertyName) !== null;
  if (operator === 'HAS_PROPERTY') return has;
  if (operator === 'NOT_HAS_PROPERTY') return (row) => !has(row);
  const match = OPERATORS[operator]?.(kind, filter);
  if (match === undefined) throw badRequest(`Invalid operator: ${operator}`);
  return (row) => {
    const value = valueOf(object, row, propertyName);
    return value !== null && match(value);
  };
}
