/** A raw message of Salesforce or HubSpot becomes an error type of the catalogue, with what the message tells of the cause. */
import { errorType, type ErrorTypeId } from '../catalogue/catalogue.ts';
import type { Classification, ClassifyContext, Details, InnerCause } from './classification.ts';
import { cutCode, findCodes, leadingCode } from './codes.ts';
import { findDetails } from './details.ts';
import { cutVerdict, flatVerdict, type Verdict } from './flat.ts';
import { findRule, type FoundRule } from './known-rules.ts';
import { otherLayer, outermost, type Layer } from './layers.ts';
import { searchIn } from './phrases.ts';
import { firstError } from './first-error.ts';
import { prepare, type Prepared } from './prepare.ts';
import { typeByName } from './type-names.ts';
import { findValues, withoutValues, type ValueSpan } from './value.ts';

export type { Classification, KnownRule } from './classification.ts';

const RULE: ErrorTypeId = 'salesforce-custom-field-validation-rule';
/** A known rule's message of so many characters stands in no other message by chance. */
const TELLING = 30;

type Decision = Pick<Classification, 'type' | 'confidence' | 'matched' | 'inner'> & {
  readonly code?: string;
  readonly rule?: string;
};

/** A message as it is, the places of its values, and the same without them: what a value says decides nothing. */
type Read = { readonly whole: Prepared; readonly values: readonly ValueSpan[]; readonly bare: Prepared };

/**
 * HubSpot's own name of the type decides; then the outermost flow or Apex layer, with what failed inside kept beside it; then
 * the status code; then the text. Never throws, and takes time linear in the message's length.
 */
export function classify(message: string, context: ClassifyContext = {}): Classification {
  const whole = prepare(withCode(message, context.code));
  const values = findValues(whole);
  const read: Read = { whole, values, bare: withoutValues(whole, values) };
  const named = typeByName(context.typeName ?? '') ?? typeByName(message);
  const rule = findRule(whole, context.knownRules);
  const decision = decide(read, rule);
  if (named === undefined) return finish(read, decision);
  const { inner, code } = decision;
  const kept = {
    ...(inner && { inner }),
    ...(code !== undefined && { code }),
    ...(rule?.exact && { rule: rule.rule.name }),
  };
  return finish(read, { ...kept, type: named, confidence: 'certain', matched: `name:${named}` });
}

function withCode(message: string, code: string | undefined): string {
  const trimmed = code?.trim() ?? '';
  return trimmed === '' || message.includes(trimmed) ? message : `${trimmed.toUpperCase()}: ${message}`;
}

function decide(read: Read, rule: FoundRule | undefined): Decision {
  const { bare } = read;
  const layer = outermost(bare);
  if (layer !== undefined) return byLayer(read, layer, rule);
  const verdict = flatVerdict(firstError(bare)) ?? flatVerdict(bare);
  if (rule !== undefined && ruleDecides(verdict, rule, bare)) return byRule(rule, verdict);
  if (verdict !== undefined) return byVerdict(verdict);
  return cutDecision(bare) ?? unknown(bare);
}

/** The error message of a list is often cut off in the middle of a word. */
function cutDecision(prepared: Prepared): Decision | undefined {
  const code = cutCode(prepared.text);
  if (code !== undefined) {
    const whole = prepare(code);
    const { type, matched } = decide({ whole, values: [], bare: whole }, undefined);
    return { type, confidence: 'likely', matched, code };
  }
  const verdict = cutVerdict(prepared);
  return verdict && byVerdict(verdict);
}

function unknown(prepared: Prepared): Decision {
  const code = leadingCode(prepared.text);
  return { type: 'other-unknown', confidence: 'none', matched: 'none', ...(code !== undefined && { code }) };
}

function byLayer(read: Read, layer: Layer, rule: FoundRule | undefined): Decision {
  const inner = innerCause(read, layer, rule);
  const code = findCodes(read.bare)[0]?.code;
  return {
    type: layer.type,
    confidence: layer.sure ? 'certain' : 'likely',
    matched: `text:${layer.name}`,
    ...(inner && { inner }),
    ...(code !== undefined && { code, ...(isWrapper(code, layer) && { matched: `code:${code}` }) }),
    ...(rule && { rule: rule.rule.name }),
  };
}

const isWrapper = (code: string, { type }: Layer) =>
  type === 'salesforce-flow' ? code.includes('FLOW') : code.includes('APEX') || code.startsWith('CANNOT_INSERT');

function innerCause({ whole, bare }: Read, layer: Layer, rule: FoundRule | undefined): InnerCause | undefined {
  const said = whole.text.slice(layer.end);
  const rest = { text: bare.text.slice(layer.end), ...searchIn(bare.low.slice(layer.end)) };
  const wrapped = otherLayer(rest, layer.type);
  if (wrapped?.sure)
    return { type: wrapped.type, matched: `text:${wrapped.name}`, message: shorten(said.slice(wrapped.at)) };
  const verdict = flatVerdict(firstError(rest)) ?? flatVerdict(rest);
  if (rule !== undefined && verdict?.code?.pattern?.type !== RULE && (verdict === undefined || !verdict.sure)) {
    return { type: RULE, matched: `rule:${rule.rule.name}`, message: rule.rule.message };
  }
  if (verdict === undefined) return undefined;
  const { type, matched, code } = verdict;
  const told = code === undefined ? '' : shorten(said.slice(code.at + code.code.length));
  return { type, matched, ...(code && { code: code.code }), ...(told !== '' && { message: told }) };
}

/** The sentence of what failed inside, without the stack and the advice after it. */
function shorten(text: string): string {
  const start = text.replace(/^[\s:,.)-]{1,5}/, '').slice(0, 300);
  const end =
    /: \[|\. You can look up|\.\. You can| Error ID: | (?:Class|Trigger)\.\w|"/.exec(start)?.index ?? start.length;
  return start.slice(0, end).trim();
}

/** A code of another meaning stands against a rule's text; so does a vendor's own sentence, unless the rule's is all there is. */
function ruleDecides(verdict: Verdict | undefined, rule: FoundRule, { low }: Prepared): boolean {
  if (verdict === undefined || verdict.type === RULE) return true;
  return verdict.code === undefined && (rule.exact || rule.length > 0.6 * low.length);
}

function byRule({ rule, exact, length }: FoundRule, verdict: Verdict | undefined): Decision {
  const certain = exact || length >= TELLING || (verdict?.type === RULE && verdict.sure);
  const code = verdict?.code?.code;
  return {
    type: RULE,
    confidence: certain ? 'certain' : 'likely',
    matched: `rule:${rule.name}`,
    rule: rule.name,
    ...(code !== undefined && { code }),
  };
}

function byVerdict({ type, sure, matched, code }: Verdict): Decision {
  return { type, confidence: sure ? 'certain' : 'likely', matched, ...(code && { code: code.code }) };
}

function finish({ whole, values, bare }: Read, decision: Decision): Classification {
  const details: Details = findDetails(whole, firstError(bare), values);
  return { ...details, ...decision, category: errorType(decision.type).category };
}
