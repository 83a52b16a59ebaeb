/**
 * Regular expressions that other people wrote, matched in time that grows only with the text: all ways through the expression
 * are followed side by side, a character at a time (Thompson's construction), and none is ever tried again.
 */
import { parsePattern, type Node, type PlaceTest } from './pattern-syntax.ts';
import type { CharTest } from './pattern-characters.ts';

type Step =
  | { readonly kind: 'character'; readonly test: CharTest; readonly next: number }
  | { readonly kind: 'place'; readonly test: PlaceTest; readonly next: number }
  | { kind: 'fork'; ways: readonly number[] }
  | { readonly kind: 'end' };

export type Pattern = { readonly steps: readonly Step[]; readonly start: number };

/** Longer ones are not judged: nobody writes them by hand. */
const MOST_STEPS = 5_000;
/** Steps times characters: some tenths of a second. */
const MOST_WORK = 5_000_000;

/** Undefined for what is no expression of RE2's, or a very long one. */
export function compilePattern(pattern: string): Pattern | undefined {
  try {
    const builder: Builder = { steps: [{ kind: 'end' }], visits: 0 };
    return { start: compile(parsePattern(pattern), 0, builder), steps: builder.steps };
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Whether the whole text is as the pattern says; undefined where finding out would take too long. */
export function matchesWhole({ steps, start }: Pattern, text: string): boolean | undefined {
  if (steps.length * (text.length + 1) > MOST_WORK) return undefined;
  const seenAt = new Int32Array(steps.length).fill(-1);
  let place = 0;
  let current = reach(steps, [start], seenAt, place, undefined, text.codePointAt(0));
  for (let at = 0; at < text.length && current.length > 0; place += 1) {
    const code = text.codePointAt(at) ?? 0;
    at += code > 0xffff ? 2 : 1;
    const after = text.codePointAt(at);
    const next: number[] = [];
    for (const index of current) {
      const step = steps[index];
      if (step?.kind === 'character' && step.test(code)) next.push(step.next);
    }
    current = reach(steps, next, seenAt, place + 1, code, after);
  }
  return current.some((index) => steps[index]?.kind === 'end');
}

/** All steps that are reached from others without taking a character, each once. */
function reach(
  steps: readonly Step[],
  from: readonly number[],
  seenAt: Int32Array,
  place: number,
  before: number | undefined,
  after: number | undefined,
): number[] {
  const waiting = [...from];
  const reached: number[] = [];
  for (let index = waiting.pop(); index !== undefined; index = waiting.pop()) {
    if (seenAt[index] === place) continue;
    seenAt[index] = place;
    const step = steps[index];
    if (step?.kind === 'fork') waiting.push(...step.ways);
    else if (step?.kind === 'place') {
      if (step.test(before, after)) waiting.push(step.next);
    } else reached.push(index);
  }
  return reached;
}

type Builder = { readonly steps: Step[]; visits: number };

function add({ steps }: Builder, step: Step): number {
  return steps.push(step) - 1;
}

/** Adds the steps of a node that go on to `next`; returns the first of them. Throws RangeError for too many. */
function compile(node: Node, next: number, builder: Builder): number {
  // Repetitions of repetitions multiply, even those of nothing at all.
  if (++builder.visits > MOST_STEPS) throw new RangeError('too long');
  if (node.kind === 'character') return add(builder, { kind: 'character', test: node.test, next });
  if (node.kind === 'place') return add(builder, { kind: 'place', test: node.test, next });
  if (node.kind === 'repeat') return compileRepeat(node, next, builder);
  if (node.kind === 'sequence')
    return node.parts.reduceRight((follower, part) => compile(part, follower, builder), next);
  return add(builder, { kind: 'fork', ways: node.parts.map((part) => compile(part, next, builder)) });
}

function compileRepeat({ part, min, max }: Extract<Node, { kind: 'repeat' }>, next: number, builder: Builder): number {
  let start = next;
  if (max === Infinity) {
    const loop: Step & { kind: 'fork' } = { kind: 'fork', ways: [next] };
    start = add(builder, loop);
    loop.ways = [compile(part, start, builder), next];
  } else {
    for (let optional = max - min; optional > 0; optional -= 1)
      start = add(builder, { kind: 'fork', ways: [compile(part, start, builder), next] });
  }
  for (let required = min; required > 0; required -= 1) start = compile(part, start, builder);
  return start;
}
