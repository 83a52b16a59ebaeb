import type { z } from 'zod';
import { type Fault, pathOf } from './faults.ts';

/** Where a value stands in the file, and where its faults are gathered. */
export type Place = { path: string; faults: Fault[] };

export function at(place: Place, ...parts: PropertyKey[]): Place {
  return { path: pathOf(place.path, parts), faults: place.faults };
}

export function fault(place: Place, found: unknown, expected: string): void {
  place.faults.push({ path: place.path, found, expected });
}

/** The parsed value, or undefined after its faults have been noted. Each schema's message says what is expected. */
export function parse<T>(schema: z.ZodType<T>, input: unknown, place: Place): T | undefined {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  for (const issue of result.error.issues) {
    fault(at(place, ...issue.path), valueAt(input, issue.path), issue.message);
  }
  return undefined;
}

/**
 * The rows of a list that are well-formed, each with its place. A list is an array, or an API's answer around one
 * (`{ "results": [...] }`, `{ "records": [...] }`).
 */
export function parseRows<T>(schema: z.ZodType<T>, input: unknown, place: Place): { row: T; place: Place }[] {
  if (input === undefined) return [];
  const list = unwrapList(input);
  if (list === undefined) {
    fault(place, input, 'a list');
    return [];
  }
  return list.flatMap((item, index) => {
    const own = at(place, index);
    const row = parse(schema, item, own);
    return row === undefined ? [] : [{ row, place: own }];
  });
}

/** The entries of an object; anything else is a fault. */
export function parseEntries(input: unknown, place: Place): [string, unknown][] {
  if (input === undefined) return [];
  if (isObject(input)) return Object.entries(input);
  fault(place, input, 'an object');
  return [];
}

export function unwrapList(input: unknown): unknown[] | undefined {
  if (Array.isArray(input)) return input;
  if (!isObject(input)) return undefined;
  const inner = input['results'] ?? input['records'];
  return Array.isArray(inner) ? inner : undefined;
}

export function isObject(input: unknown): input is Record<string, unknown> {
  return typeof input === 'object' && input !== null && !Array.isArray(input);
}

/** Without the keys that are undefined, so that defaults below it show through a spread. */
export function defined<T extends object>(input: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    input,
  );
}
