import type { KnownRule } from './classification.ts';
import { prepare, type Prepared } from './prepare.ts';

export type FoundRule = { readonly rule: KnownRule; readonly exact: boolean; readonly length: number };

type Index = {
  readonly byText: ReadonlyMap<string, KnownRule>;
  /** The longest first: of two messages of which one holds the other, the longer is meant. */
  readonly entries: readonly (readonly [text: string, rule: KnownRule])[];
};

/** Below this a rule's message ("Required") is found in any sentence. */
const SHORTEST = 8;
/** How much of a rule's message a truncated one must show. */
const PREFIX = 20;

const INDEXES = new WeakMap<readonly KnownRule[], Index>();

/** The rule whose message this is, or which the message holds, or whose message it begins before it was cut off. */
export function findRule(prepared: Prepared, rules: readonly KnownRule[] | undefined): FoundRule | undefined {
  if (rules === undefined || rules.length === 0) return undefined;
  const { byText, entries } = indexOf(rules);
  const bare = bareText(prepared.low);
  const exact = byText.get(bare) ?? byText.get(keyOf(prepared.low));
  if (exact !== undefined) return { rule: exact, exact: true, length: bare.length };
  const start = bare.replace(/[.… ]{1,4}$/, '');
  const cut = start.length < PREFIX ? undefined : entries.find(([text]) => text.startsWith(start));
  if (cut !== undefined) return { rule: cut[1], exact: false, length: start.length };
  const held = entries.find(([text]) => text.length >= SHORTEST && text.includes(' ') && prepared.low.includes(text));
  return held && { rule: held[1], exact: false, length: held[0].length };
}

function indexOf(rules: readonly KnownRule[]): Index {
  let index = INDEXES.get(rules);
  if (index === undefined) {
    const entries = rules
      .map((rule) => [keyOf(prepare(rule.message).low), rule] as const)
      .filter(([text]) => text !== '')
      .toSorted(([one], [other]) => other.length - one.length);
    index = { entries, byText: new Map(entries.toReversed()) };
    INDEXES.set(rules, index);
  }
  return index;
}

/** Without the code before and the fields after, as `CODE, text: [Field__c]` and `CODE:text:Field__c --`. */
function bareText(low: string): string {
  const start = /^.{0,200}?field_(?:custom|filter)_validation_exception[\s:,-]{0,4}/.exec(low)?.[0].length ?? 0;
  const text = low.slice(start).replace(/:[\w, ]{0,200}-- ?$/, '');
  const fields = text.lastIndexOf(': [');
  return keyOf(fields === -1 ? text : text.slice(0, fields));
}

const keyOf = (low: string) =>
  low
    .trim()
    .replace(/^["']/, '')
    .replace(/["']$/, '')
    .replace(/[.!:]{1,3}$/, '');
