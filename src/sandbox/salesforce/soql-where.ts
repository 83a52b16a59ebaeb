/** Turns the conditions of a query into one test of a row, typed as Salesforce types them. */
import type { LiteralType, Query } from '@jetstreamapp/soql-parser-js';
import type { SalesforceRow } from '../crm.ts';
import { badRequest, type SalesforceFailure } from './failure.ts';
import { comparable } from './field-index.ts';
import { isFilterable, isNumeric, isReference } from './fields.ts';
import { isIdShaped, toId18 } from './id.ts';
import type { Wanted } from './schema.ts';
import { literalSpan, type Span } from './soql-dates.ts';
import { resolveFunction } from './soql-functions.ts';
import { resolvePath, type Path, type Scope } from './soql-path.ts';
import { queryFailure, type Comparison, type Literal, type Tree } from './soql-syntax.ts';
import { textOf } from './text.ts';

export type Filter = {
  readonly test: (row: SalesforceRow) => boolean;
  /** Values that the object's own text and id fields must have, for a row to pass. */
  readonly wanted: Wanted;
};

export type FilterContext = {
  readonly scope: Scope;
  readonly now: Date;
  /** The values of the only field of an inner query. */
  readonly subquery: (query: Query) => unknown[];
  /** Where a function can stand that is no function of a date: the aggregates of HAVING. */
  readonly resolve?: (comparison: Comparison) => Path | undefined;
};

type Value = string | number | boolean | Span | null;
type Kind = 'text' | 'id' | 'boolean' | 'number' | 'date' | 'dateTime';

const NUMBERS: readonly LiteralType[] = [
  'INTEGER',
  'DECIMAL',
  'INTEGER_WITH_CURRENCY_PREFIX',
  'DECIMAL_WITH_CURRENCY_PREFIX',
];
const DATE_LITERALS: readonly LiteralType[] = ['DATE_LITERAL', 'DATE_N_LITERAL'];

/** Which literals a kind of field can be compared with, and how Salesforce says so where another one is given. */
const KINDS: Readonly<Record<Kind, { literals: readonly LiteralType[]; called: string; quotes: string }>> = {
  text: { literals: ['STRING'], called: 'string', quotes: 'should be enclosed in quotes' },
  id: { literals: ['STRING'], called: 'ID', quotes: 'should be enclosed in quotes' },
  boolean: { literals: ['BOOLEAN'], called: 'boolean', quotes: 'should not be enclosed in quotes' },
  number: { literals: NUMBERS, called: 'double', quotes: 'should not be enclosed in quotes' },
  date: { literals: ['DATE', ...DATE_LITERALS], called: 'date', quotes: 'should not be enclosed in quotes' },
  dateTime: {
    literals: ['DATETIME', ...DATE_LITERALS],
    called: 'dateTime',
    quotes: 'should not be enclosed in quotes',
  },
};

function kindOf({ field }: Path): Kind {
  if (isReference(field)) return 'id';
  if (isNumeric(field)) return 'number';
  if (field.type === 'datetime') return 'dateTime';
  return field.type === 'boolean' || field.type === 'date' ? field.type : 'text';
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** The text between the quotes. Escaped wildcards stay escaped, for LIKE to see. */
function unquote(text: string): string {
  return text.slice(1, -1).replaceAll(/\\(u[0-9a-fA-F]{4}|[^%_])/g, (_, escaped: string) => {
    if (escaped.length === 5) return String.fromCharCode(Number.parseInt(escaped.slice(1), 16));
    return ESCAPES[escaped.toLowerCase()] ?? escaped;
  });
}

function wrongType(scope: Scope, path: Path, written: string): SalesforceFailure {
  const { called, quotes } = KINDS[kindOf(path)];
  const reason = `value of filter criterion for field '${path.field.name}' must be of type ${called} and ${quotes}`;
  return queryFailure('INVALID_FIELD', scope.soql, written, reason);
}

function valueOfLiteral({ scope, now }: FilterContext, path: Path, written: string, literal: Literal): Value {
  if (literal.type === 'NULL') return null;
  const kind = kindOf(path);
  if (!KINDS[kind].literals.includes(literal.type)) throw wrongType(scope, path, written);
  if (kind === 'boolean') return literal.text.toUpperCase() === 'TRUE';
  if (kind === 'number') return Number(literal.text.replace(/^[A-Z]{3}/i, ''));
  if (kind === 'date' || kind === 'dateTime') {
    const span = literalSpan(literal, now);
    if (!span) throw wrongType(scope, path, written);
    return span;
  }
  const text = unquote(literal.text);
  if (kind === 'id' && text !== '' && !isIdShaped(text)) {
    throw queryFailure('INVALID_QUERY_FILTER_OPERATOR', scope.soql, literal.text, `invalid ID field: ${text}`);
  }
  // Salesforce keeps no empty text: to ask for it is to ask for nothing.
  return text === '' ? null : text;
}

/** A `LIKE` pattern: % for any text, _ for one character, in any case; a backslash takes a wildcard's meaning away. */
function likePattern(pattern: string): RegExp {
  const source = pattern.replaceAll(/\\([%_])|[%_]|[\\^$.*+?()[\]{}|/-]/g, (found, literal?: string) => {
    if (literal !== undefined) return literal;
    return found === '%' ? '.*' : found === '_' ? '.' : `\\${found}`;
  });
  return new RegExp(`^${source}$`, 'is');
}

const isSpan = (value: Value): value is Span => typeof value === 'object' && value !== null;

function isEqual(path: Path, value: unknown, wanted: Value): boolean {
  if (value === null || wanted === null) return value === wanted;
  if (isSpan(wanted)) {
    const at = Date.parse(textOf(value));
    return at >= wanted.start && at < wanted.end;
  }
  if (typeof wanted === 'number') return Number(value) === wanted;
  return typeof wanted === 'boolean'
    ? value === wanted
    : comparable(path.field, value) === comparable(path.field, wanted);
}

/** Below, within or above: a span is passed only by what lies outside it. */
function order(value: unknown, wanted: Exclude<Value, null>): number {
  if (isSpan(wanted)) {
    const at = Date.parse(textOf(value));
    return at < wanted.start ? -1 : at >= wanted.end ? 1 : 0;
  }
  if (typeof wanted === 'number') return Number(value) - wanted;
  const [a, b] = [textOf(value).toLowerCase(), textOf(wanted).toLowerCase()];
  return a < b ? -1 : a > b ? 1 : 0;
}

const ORDERINGS: Readonly<Record<string, (order: number) => boolean>> = {
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
};

/** `'a;b', 'c'`: holds a and b, or c. */
function includes(value: unknown, wanted: readonly Value[]): boolean {
  const held = new Set(textOf(value).toLowerCase().split(';'));
  return wanted.some((group) =>
    textOf(group)
      .toLowerCase()
      .split(';')
      .every((part) => held.has(part)),
  );
}

function membership(path: Path, values: readonly Value[]): (row: SalesforceRow) => boolean {
  const scalars = values.filter((value) => !isSpan(value) && value !== null);
  const spans = values.filter(isSpan);
  const keys = new Set(scalars.map((value) => comparable(path.field, value)));
  const takesNull = values.includes(null);
  return (row) => {
    const value = path.value(row);
    if (value === null) return takesNull;
    return keys.has(comparable(path.field, value)) || spans.some((span) => isEqual(path, value, span));
  };
}

type Test = (row: SalesforceRow) => boolean;

function testOf(
  context: FilterContext,
  path: Path,
  comparison: Comparison,
  written: string,
): { test: Test; equals?: readonly Value[] } {
  const { operator, literals, subquery } = comparison;
  const values: readonly Value[] = subquery
    ? context.subquery(subquery).map((value) => (value === null ? null : textOf(value)))
    : literals.map((literal) => valueOfLiteral(context, path, written, literal));
  const wanted = values[0] ?? null;
  const compare = ORDERINGS[operator];
  if (compare)
    return { test: (row) => wanted !== null && path.value(row) !== null && compare(order(path.value(row), wanted)) };
  switch (operator) {
    case '=':
      return { test: (row) => isEqual(path, path.value(row), wanted), equals: [wanted] };
    case '!=':
      return { test: (row) => !isEqual(path, path.value(row), wanted) };
    case 'IN':
      return { test: membership(path, values), equals: values };
    case 'NOT IN': {
      const test = membership(path, values);
      return { test: (row) => !test(row) };
    }
    case 'LIKE': {
      if (kindOf(path) !== 'text') {
        throw queryFailure(
          'INVALID_QUERY_FILTER_OPERATOR',
          context.scope.soql,
          written,
          'invalid operator on id field',
        );
      }
      const patterns = values.map((value) => likePattern(textOf(value)));
      const matches = (value: unknown) => patterns.some((pattern) => pattern.test(textOf(value)));
      return { test: (row) => path.value(row) !== null && matches(path.value(row)) };
    }
    case 'INCLUDES':
      return { test: (row) => includes(path.value(row), values) };
    case 'EXCLUDES':
      return { test: (row) => !includes(path.value(row), values) };
    default:
      throw badRequest('MALFORMED_QUERY', `unexpected token: '${operator}'`);
  }
}

/** What the index can look up: own text and id fields that must have one of some values, none of them empty. */
function wantedOf(path: Path, equals: readonly Value[] | undefined): Wanted {
  const kind = kindOf(path);
  if (path.names.length > 1 || (kind !== 'text' && kind !== 'id') || !equals) return new Map();
  const texts = equals.filter((value) => typeof value === 'string');
  if (texts.length < equals.length) return new Map();
  return new Map([[path.field.name.toLowerCase(), texts.map((text) => (kind === 'id' ? toId18(text) : text))]]);
}

function compileComparison(context: FilterContext, comparison: Comparison): Filter {
  const { scope } = context;
  const { operand } = comparison;
  const written = typeof operand === 'string' ? operand : (operand.rawValue ?? '');
  const own = context.resolve?.(comparison);
  const path = own ?? (typeof operand === 'string' ? resolvePath(scope, operand) : resolveFunction(scope, operand));
  if (!own && !isFilterable(path.field)) {
    throw queryFailure(
      'INVALID_FIELD',
      scope.soql,
      written,
      `field '${path.field.name}' can not be filtered in a query call`,
    );
  }
  const { test, equals } = testOf(context, path, comparison, written);
  return { test, wanted: own ? new Map() : wantedOf(path, equals) };
}

/** Compiles a tree of conditions. Throws INVALID_FIELD and INVALID_QUERY_FILTER_OPERATOR. */
export function compileFilter(tree: Tree, context: FilterContext): Filter {
  if (tree.kind === 'compare') return compileComparison(context, tree.comparison);
  if (tree.kind === 'not') {
    const { test } = compileFilter(tree.part, context);
    return { test: (row) => !test(row), wanted: new Map() };
  }
  const parts = tree.parts.map((part) => compileFilter(part, context));
  if (tree.kind === 'or') return { test: (row) => parts.some((part) => part.test(row)), wanted: new Map() };
  return {
    test: (row) => parts.every((part) => part.test(row)),
    wanted: new Map(parts.flatMap((part) => [...part.wanted])),
  };
}
