/** Reading the arguments of Web API calls: form fields, where objects are JSON text, or a JSON body. */
import { invalid, Refusal } from '../refusal.ts';
import type { JsonObject } from '../workspace.ts';

export type Args = Readonly<Record<string, unknown>>;

export function textArg(args: Args, name: string): string | undefined {
  const value = args[name];
  if (typeof value === 'string') return value;
  return typeof value === 'number' ? String(value) : undefined;
}

/** Throws Refusal `invalid_arguments` when it is missing or empty. */
export function requiredArg(args: Args, name: string): string {
  const value = textArg(args, name);
  if (value === undefined || value === '') {
    throw invalid('invalid_arguments', [`missing required field: ${name} [json-pointer:/${name}]`]);
  }
  return value;
}

export const flagArg = (args: Args, name: string): boolean => ['true', '1'].includes(String(args[name]));

/** A whole number of at least `min`, cut to `max`. Throws Refusal with `error` for anything else. */
export function countArg(
  args: Args,
  name: string,
  limits: { otherwise: number; min: number; max: number; error: string },
) {
  const value = args[name];
  if (value === undefined || value === null || value === '') return limits.otherwise;
  const count = Number(value);
  if (!Number.isInteger(count) || count < limits.min) throw new Refusal(limits.error);
  return Math.min(count, limits.max);
}

/** An object or array, or its JSON text; undefined when absent or empty. Throws Refusal with `error` for text that is no JSON. */
export function jsonArg(args: Args, name: string, error: string): unknown {
  const value = args[name];
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    throw new Refusal(error);
  }
}

/** One page of a list. Throws Refusal `invalid_cursor`. */
export function page<T>(
  args: Args,
  items: readonly T[],
  limit: number,
): { items: T[]; next: JsonObject; more: boolean } {
  const cursor = textArg(args, 'cursor') ?? '';
  const position = cursor === '' ? '0' : Buffer.from(cursor, 'base64').toString();
  const start = /^(?:next:)?(\d+)$/.exec(position)?.[1];
  if (start === undefined) throw new Refusal('invalid_cursor');
  const end = Number(start) + limit;
  const more = end < items.length;
  const next = more ? Buffer.from(`next:${end}`).toString('base64') : '';
  return { items: items.slice(Number(start), end), next: { response_metadata: { next_cursor: next } }, more };
}
