/** Reads SOQL: the parser's flat chain of conditions becomes a tree, under Salesforce's rules for AND, OR and NOT. */
import {
  parseQuery,
  type Condition,
  type FunctionExp,
  type HavingClause,
  type LiteralType,
  type Query,
  type ValueQueryCondition,
  type WhereClause,
} from '@jetstreamapp/soql-parser-js';
import { badRequest, type SalesforceFailure } from './failure.ts';

export type Literal = {
  readonly type: LiteralType;
  /** As written, a string with its quotes. */
  readonly text: string;
};

export type Comparison = {
  /** A field's path as written, or a function of one. */
  readonly operand: string | FunctionExp;
  readonly operator: string;
  readonly literals: readonly Literal[];
  readonly subquery?: Query;
};

export type Tree =
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Tree[] }
  | { readonly kind: 'not'; readonly part: Tree }
  | { readonly kind: 'compare'; readonly comparison: Comparison };

const LONGEST_QUERY = 100_000;
const EXCERPT = 40;

/** A query's error as Salesforce shows it: the text around the place, a caret below it, then the reason. */
export function queryFailure(code: string, soql: string, near: string, reason: string): SalesforceFailure {
  const at = Math.max(soql.toLowerCase().lastIndexOf(near.toLowerCase()), 0);
  const start = Math.max(0, at - EXCERPT);
  const excerpt = soql.slice(start, at + EXCERPT).replaceAll(/\s/g, ' ');
  const lines = soql.slice(0, at).split('\n');
  const place = `Row:${lines.length}:Column:${(lines.at(-1) ?? '').length + 1}`;
  return badRequest(code, `\n${excerpt}\n${' '.repeat(at - start)}^\nERROR at ${place}\n${reason}`);
}

const unexpected = (soql: string, token: string): SalesforceFailure =>
  queryFailure('MALFORMED_QUERY', soql, token, `unexpected token: '${token || '<EOF>'}'`);

/** Parses a query. Throws MALFORMED_QUERY. */
export function parseSoql(soql: string): Query {
  if (soql.trim() === '') throw badRequest('MALFORMED_QUERY', 'A query string has to be specified');
  if (soql.length > LONGEST_QUERY) {
    throw badRequest('MALFORMED_QUERY', 'SOQL statements cannot be longer than 100,000 characters.');
  }
  try {
    return parseQuery(soql);
  } catch (error) {
    // The parser's errors hold the offending token only in their text, in one of three forms.
    const message = error instanceof Error ? error.message : '';
    const token =
      /found(?::| -->) '?(.*?)'?(?: <--)?$/s.exec(message) ?? /unexpected character: ->(.)<-/s.exec(message);
    throw unexpected(soql, token?.[1] ?? '');
  }
}

const asArray = <T>(value: T | readonly T[]): readonly T[] => (Array.isArray(value) ? value : [value as T]);

function comparisonOf(condition: Exclude<Condition, { field?: never; fn?: never }> | ValueQueryCondition): Comparison {
  if (!('operator' in condition)) throw new TypeError('a negation is no comparison');
  const operand = 'fn' in condition ? condition.fn : condition.field;
  const operator = condition.operator.toUpperCase().replace('<>', '!=').replaceAll(/\s+/g, ' ');
  if ('valueQuery' in condition) return { operand, operator, literals: [], subquery: condition.valueQuery };
  const types = asArray<LiteralType | undefined>(condition.literalType);
  const literals = asArray<string>(condition.value).map((text, i): Literal => ({
    text,
    type: types[i] ?? types[0] ?? 'STRING',
  }));
  return { operand, operator, literals };
}

type Token = Comparison | '(' | ')' | 'AND' | 'OR' | 'NOT';

/** The chain of conditions as it was written. Opening parentheses of a negation stand on the negation itself. */
function tokensOf(clause: WhereClause | HavingClause): Token[] {
  const tokens: Token[] = [];
  for (let rest: WhereClause | HavingClause | undefined = clause; rest;) {
    const left: WhereClause['left'] = rest.left;
    for (let i = left?.openParen ?? 0; i > 0; i--) tokens.push('(');
    if (left && 'operator' in left) {
      tokens.push(comparisonOf(left));
      for (let i = left.closeParen ?? 0; i > 0; i--) tokens.push(')');
    }
    if (!('operator' in rest)) break;
    tokens.push(rest.operator);
    rest = rest.right;
  }
  return tokens;
}

/**
 * `a AND b OR c`, `a AND NOT b` and `NOT a AND b` are refused, as Salesforce wants parentheses there
 * (SOQL and SOSL Reference, "Condition expression syntax"). Throws MALFORMED_QUERY.
 */
export function treeOf(clause: WhereClause | HavingClause, soql: string): Tree {
  const tokens = tokensOf(clause);
  let at = 0;
  const fail = (): SalesforceFailure => {
    const token = tokens[at];
    return unexpected(soql, typeof token === 'string' ? token : '');
  };

  function operand(): Tree {
    const token = tokens[at];
    if (token === undefined || (typeof token === 'string' && token !== '(')) throw fail();
    at++;
    if (token !== '(') return { kind: 'compare', comparison: token };
    const inner = expression();
    if (tokens[at] !== ')') throw fail();
    at++;
    return inner;
  }

  function expression(): Tree {
    if (tokens[at] === 'NOT') {
      at++;
      return { kind: 'not', part: operand() };
    }
    const parts = [operand()];
    const joint = tokens[at];
    if (joint !== 'AND' && joint !== 'OR') return parts[0] ?? { kind: 'and', parts };
    while (tokens[at] === joint) {
      at++;
      parts.push(operand());
    }
    return { kind: joint === 'AND' ? 'and' : 'or', parts };
  }

  const tree = expression();
  if (at < tokens.length) throw fail();
  return tree;
}
