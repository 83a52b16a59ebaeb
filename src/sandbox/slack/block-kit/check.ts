/**
 * A small schema checker that words its findings as Slack's own validator does (messages as in slackhq/hack-json-schema and
 * in refusals that Slack was seen to give). The tables of blocks and elements are made of these checks.
 */
import type { JsonObject } from '../workspace.ts';

export type Surface = 'message' | 'modal' | 'home';

type Problem = { readonly message: string; readonly pointer: string };

/** One payload's check. Ids are collected, since they must be unique within a message or view. */
export type Context = {
  readonly surface: Surface;
  readonly scopes: ReadonlySet<string>;
  readonly problems: Problem[];
  readonly blockIds: Set<string>;
  readonly actionIds: Set<string>;
};

/** Adds what is wrong with `value`, found at the JSON pointer `at`, to the context's problems. */
export type Check = (value: unknown, at: string, context: Context) => void;

/** An object's keys: others are refused. `also` checks what goes across keys. */
export type Shape = {
  readonly fields: Readonly<Record<string, Check>>;
  readonly required?: readonly string[];
  readonly also?: (value: JsonObject, at: string, context: Context) => void;
};

export function createContext(surface: Surface, scopes: ReadonlySet<string>): Context {
  return { surface, scopes, problems: [], blockIds: new Set(), actionIds: new Set() };
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function refuse(context: Context, at: string, message: string): void {
  context.problems.push({ message, pointer: at });
}

/** Slack counts characters, not UTF-16 units. */
export const characters = (text: string) => Array.from(text).length;

export function string(limits: { min?: number; max?: number; pattern?: RegExp; what?: string } = {}): Check {
  const { min = 1, max, pattern, what } = limits;
  return (value, at, context) => {
    if (typeof value !== 'string') return refuse(context, at, 'must provide a string');
    const length = characters(value);
    if (length < min) return refuse(context, at, `must be more than ${min - 1} characters`);
    if (max !== undefined && length > max) return refuse(context, at, `must be less than ${max + 1} characters`);
    if (pattern !== undefined && !pattern.test(value)) refuse(context, at, `must be a valid ${what ?? 'value'}`);
  };
}

export function number(limits: { min?: number; max?: number; above?: number } = {}): Check {
  const { min, max, above } = limits;
  return (value, at, context) => {
    if (typeof value !== 'number' || !Number.isFinite(value)) return refuse(context, at, 'must provide a number');
    if (min !== undefined && value < min) return refuse(context, at, `must be greater than ${min}`);
    if (above !== undefined && value <= above) return refuse(context, at, `must be greater than ${above}`);
    if (max !== undefined && value > max) refuse(context, at, `must be less than ${max}`);
  };
}

export function integer(limits: { min?: number; max?: number } = {}): Check {
  const inRange = number(limits);
  return (value, at, context) => {
    if (!Number.isInteger(value)) return refuse(context, at, 'must provide an integer');
    inRange(value, at, context);
  };
}

export const boolean: Check = (value, at, context) => {
  if (typeof value !== 'boolean') refuse(context, at, 'must provide a boolean');
};

export function oneOf(...values: readonly (string | number)[]): Check {
  return (value, at, context) => {
    if (!values.some((allowed) => allowed === value)) refuse(context, at, 'must be a valid enum value');
  };
}

export function list(item: Check, limits: { min?: number; max?: number } = {}): Check {
  const { min = 0, max } = limits;
  return (value, at, context) => {
    if (!Array.isArray(value)) return refuse(context, at, 'must provide an array');
    if (value.length < min) refuse(context, at, `must provide at least ${min} items`);
    if (max !== undefined && value.length > max) return refuse(context, at, `no more than ${max} items allowed`);
    value.forEach((entry, index) => item(entry, `${at}/${index}`, context));
  };
}

export function object(shape: Shape): Check {
  return (value, at, context) => {
    if (!isObject(value)) return refuse(context, at, 'must provide an object');
    for (const key of Object.keys(value)) {
      if (!Object.hasOwn(shape.fields, key)) refuse(context, at, `invalid additional property: ${key}`);
    }
    for (const key of shape.required ?? []) {
      if (value[key] === undefined) refuse(context, at, `missing required field: ${key}`);
    }
    for (const [key, check] of Object.entries(shape.fields)) {
      if (value[key] !== undefined) check(value[key], `${at}/${key}`, context);
    }
    shape.also?.(value, at, context);
  };
}

/** An object whose `type` names its shape in a table; `allowed` narrows the table to what may stand here. */
export function typed(
  table: () => Readonly<Record<string, Check>>,
  allowed: (type: string, context: Context) => boolean,
): Check {
  return (value, at, context) => {
    if (!isObject(value)) return refuse(context, at, 'must provide an object');
    const { type } = value;
    if (type === undefined) return refuse(context, at, 'missing required field: type');
    if (typeof type !== 'string') return refuse(context, `${at}/type`, 'must provide a string');
    const check = Object.hasOwn(table(), type) ? table()[type] : undefined;
    if (check === undefined || !allowed(type, context)) {
      return refuse(context, `${at}/type`, `unsupported type: ${type}`);
    }
    check(value, at, context);
  };
}

function unique(key: 'block_id' | 'action_id', seen: (context: Context) => Set<string>): Check {
  const name = string({ max: 255 });
  return (value, at, context) => {
    name(value, at, context);
    if (typeof value !== 'string') return;
    if (seen(context).has(value)) refuse(context, at, `\`${key}\` "${value}" already exists`);
    seen(context).add(value);
  };
}

export const blockId = unique('block_id', (context) => context.blockIds);
export const actionId = unique('action_id', (context) => context.actionIds);

/** One sentence a problem, as it stands in `errors` and, with a prefix, in `response_metadata.messages`. */
export function sentences(context: Context): string[] {
  return context.problems.map(({ message, pointer }) => `${message} [json-pointer:${pointer}]`);
}
