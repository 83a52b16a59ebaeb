/** What each column of a file is taken for, by header and by content. Content overrules a header that lies. */
import type { ColumnRole } from './column-role.ts';
import type { CellKind } from './cell-kinds.ts';
import { profileOf, type ColumnProfile } from './column-profile.ts';
import { usualWidth } from './header-row.ts';
import { objectInHeader } from './object-names.ts';
import { guessByHeader, speaksOfErrors, type HeaderGuess } from './headers.ts';

export type ColumnGuess = {
  readonly role: ColumnRole;
  readonly by: 'header' | 'content' | 'nothing';
  /** False where a person should be asked. */
  readonly sure: boolean;
};

type Candidate = ColumnGuess & { readonly column: number; readonly score: number };

/** The share of a column's values that must be of a kind before the content alone decides. */
const BY_CONTENT: readonly (readonly [ColumnRole, CellKind, number])[] = [
  ['type', 'type', 0.5],
  ['message', 'message', 0.4],
  ['salesforce-id', 'salesforce-id', 0.5],
  ['hubspot-id', 'hubspot-url', 0.5],
  ['email', 'email', 0.6],
  ['object', 'object', 0.7],
  ['category', 'category', 0.6],
  ['code', 'code', 0.6],
  ['date', 'date', 0.6],
  ['records', 'count', 0.6],
];

/** The kinds that bear a header out; a role that is not here holds any text. */
const BORNE_OUT_BY: Readonly<Partial<Record<ColumnRole, readonly CellKind[]>>> = {
  'hubspot-id': ['number', 'numbers', 'hubspot-url', 'count', 'cut'],
  'salesforce-id': ['salesforce-id'],
  email: ['email'],
  date: ['date', 'epoch'],
  records: ['count', 'number', 'numbers', 'hubspot-url', 'salesforce-id', 'email'],
};
const NEEDED = 0.3;

/** Kinds so plain that a column full of them is nothing else, whatever its header. */
const PLAIN: readonly CellKind[] = [
  'type',
  'salesforce-id',
  'hubspot-url',
  'email',
  'date',
  'number',
  'numbers',
  'object',
];
/** Roles of free text that may hold any of these all the same. */
const ANY_TEXT: ReadonlySet<ColumnRole> = new Set(['value', 'extra', 'property', 'field']);

const HEADER_SCORE = { exact: 5, part: 3, vague: 1.5 } as const;
/** Closer than this, two columns for one role are as good as each other. */
const CLOSE = 2;

/**
 * One guess a column. `headers` is empty for a file without a header; `rows` are the first rows below it. Each role is given
 * once, to the column that fits best; only a record's number and its address, and the ids of several objects, share theirs.
 */
export function guessColumns(headers: readonly string[], rows: readonly (readonly string[])[]): readonly ColumnGuess[] {
  const count = headers.length > 0 ? headers.length : usualWidth(rows);
  const profiles = Array.from({ length: count }, (_, column) => profileOf(rows.map((row) => row[column] ?? '')));
  const candidates = profiles
    .flatMap((profile, column) => candidatesOf(column, headers[column] ?? '', profile))
    .toSorted((one, other) => other.score - one.score || one.column - other.column);
  const given = new Map<number, Candidate>();
  const taken = new Map<ColumnRole, Candidate>();
  const contested = new Set<number>();
  for (const candidate of candidates) {
    const { column, role } = candidate;
    if (given.has(column)) continue;
    const holder = taken.get(role);
    const isMore =
      isOtherHalf(role, profiles[column], profiles[holder?.column ?? -1]) ||
      isOtherObject(role, column, headers, given);
    if (holder === undefined || isMore) {
      given.set(column, candidate);
      if (holder === undefined) taken.set(role, candidate);
    } else if (role === 'message' && holder.score - candidate.score < CLOSE) {
      contested.add(column).add(holder.column);
    }
  }
  const speaks = taken.has('type') || taken.has('message');
  const important = speaks ? undefined : longestText(profiles, given);
  return profiles.map((profile, column): ColumnGuess => {
    const found = given.get(column);
    if (found !== undefined) return { role: found.role, by: found.by, sure: found.sure && !contested.has(column) };
    const unclear =
      contested.has(column) || column === important || mayBeIds(profile, taken.has('hubspot-id'), headers[column]);
    return { role: 'extra', by: 'nothing', sure: !unclear };
  });
}

/** A column with fewer such values is prose: deals have descriptions too. */
const SPEAKS = 0.2;

/** True where a type or message column is there whose values, or else its header, speak of sync errors. */
export function looksLikeErrors(
  columns: readonly ColumnGuess[],
  headers: readonly string[],
  rows: readonly (readonly string[])[],
): boolean {
  return columns.some(({ role }, column) => {
    if (role !== 'type' && role !== 'message') return false;
    const header = headers[column] ?? '';
    const guess = guessByHeader(header);
    const isNamed = guess?.strength === 'exact' && speaksOfErrors(header);
    const { filled, share } = profileOf(rows.map((row) => row[column] ?? ''));
    return filled === 0 ? isNamed : isNamed || share.type + share.message + share.code >= SPEAKS;
  });
}

function candidatesOf(column: number, header: string, profile: ColumnProfile): readonly Candidate[] {
  const guess = guessByHeader(header);
  // A header that says whose number it is ("Portal ID", "Phone") keeps it from being a record's.
  if (guess?.role === 'extra') return [];
  const byContent = BY_CONTENT.filter(
    ([role, kind, least]) =>
      profile.share[kind] >= least && !isNamedAs(guess, role, kind) && !isTypeName(guess, role, profile),
  ).map(([role, kind]): Candidate => {
    const agrees = guess?.role === role;
    const score = 10 * profile.share[kind] + (agrees ? HEADER_SCORE[guess.strength] : 0);
    return { column, role, by: agrees && guess.strength !== 'vague' ? 'header' : 'content', sure: true, score };
  });
  const others = [byHeader(column, guess, profile), byNumbers(column, guess, digitsNeeded(header, guess), profile)];
  return [...byContent, ...others.filter((candidate) => candidate !== undefined)];
}

/** A value column is full of emails or dates when those are what was refused; its name outweighs that. */
function isNamedAs(guess: HeaderGuess | undefined, role: ColumnRole, kind: CellKind): boolean {
  return (
    guess !== undefined &&
    guess.role !== role &&
    guess.strength !== 'vague' &&
    isFree(guess.role) &&
    kind !== 'type' &&
    kind !== 'message'
  );
}

/** Names of types in a language that nobody told us may read as messages; their header says what they are. */
const isTypeName = (guess: HeaderGuess | undefined, role: ColumnRole, { averageLength }: ColumnProfile) =>
  role === 'message' && guess?.role === 'type' && guess.strength === 'exact' && averageLength <= SHORT;

const isFree = (role: ColumnRole) => ANY_TEXT.has(role) || role === 'records';

function byHeader(column: number, guess: HeaderGuess | undefined, profile: ColumnProfile): Candidate | undefined {
  if (guess === undefined) return undefined;
  const { role, strength } = guess;
  const needed = BORNE_OUT_BY[role];
  const borneOut = needed?.reduce((sum, kind) => sum + profile.share[kind], 0) ?? 0;
  if (needed !== undefined && profile.filled > 0 && borneOut < NEEDED) {
    // "Record" heads names as well as counts.
    const isName = role === 'records' && !isPlainlyOther('name', profile);
    return isName ? { column, role: 'name', by: 'content', sure: true, score: HEADER_SCORE.vague } : undefined;
  }
  if (needed === undefined && !ANY_TEXT.has(role) && isPlainlyOther(role, profile)) return undefined;
  const score =
    HEADER_SCORE[strength] +
    (needed === undefined ? 0 : 10 * borneOut) +
    (role === 'message' ? lengthBonus(profile) : 0);
  return {
    column,
    role,
    by: 'header',
    sure: strength !== 'vague' || borneOut >= 0.8 || profile.filled === 0 || !MATTERS.has(role),
    score,
  };
}

/** Names of types are shorter than messages. */
const SHORT = 40;

/** Roles that decide what an error is: a vague header alone does not give them. */
const MATTERS: ReadonlySet<ColumnRole> = new Set(['type', 'message', 'hubspot-id', 'salesforce-id', 'records']);

/** A message is longer than a title: it decides between two columns with such headers. */
const lengthBonus = ({ averageLength }: ColumnProfile) => Math.min(2, averageLength / 50);

function isPlainlyOther(role: ColumnRole, { share, averageLength }: ColumnProfile): boolean {
  if (role === 'type' && share.message > 0.5) return averageLength > SHORT;
  if (role === 'message' && share.code > 0.8) return true;
  return PLAIN.some((kind) => kind !== role && share[kind] > 0.8);
}

/** Numbers without a telling header: ids where they are long and all differ, and even then a person should be asked. */
const digitsNeeded = (header: string, guess: HeaderGuess | undefined) =>
  guess?.role === 'salesforce-id' ? 1 : header === '' ? 3 : 5;

function byNumbers(
  column: number,
  guess: HeaderGuess | undefined,
  digits: number,
  { share, distinct, minLength }: ColumnProfile,
): Candidate | undefined {
  const hasOtherName = guess !== undefined && guess.role !== 'salesforce-id' && guess.role !== 'name';
  if (hasOtherName || share.number <= 0.8 || distinct <= 0.9 || minLength < digits) return undefined;
  return { column, role: 'hubspot-id', by: 'content', sure: guess?.role === 'salesforce-id', score: 4 };
}

/** Numbers that nobody named, where no other column has the ids. */
function mayBeIds({ share }: ColumnProfile, hasIds: boolean, header = ''): boolean {
  return !hasIds && share.number > 0.8 && guessByHeader(header) === undefined;
}

/** A record's number and its address are both its id. */
function isOtherHalf(role: ColumnRole, one: ColumnProfile | undefined, other: ColumnProfile | undefined): boolean {
  if (role !== 'hubspot-id' || one === undefined || other === undefined) return false;
  return one.share['hubspot-url'] > 0.5 !== other.share['hubspot-url'] > 0.5;
}

/** "Contact ID" and "Company ID" are one system's ids of two objects: each row has one, or both. */
function isOtherObject(
  role: ColumnRole,
  column: number,
  headers: readonly string[],
  given: ReadonlyMap<number, Candidate>,
): boolean {
  if (role !== 'hubspot-id' && role !== 'salesforce-id') return false;
  const objectOf = (place: number) => objectInHeader(headers[place] ?? '')?.word;
  if (guessByHeader(headers[column] ?? '')?.role.endsWith('-id') !== true) return false;
  const object = objectOf(column);
  const others = [...given.values()].filter((other) => other.role === role).map((other) => objectOf(other.column));
  return object !== undefined && !others.includes(undefined) && !others.includes(object);
}

/** The column to ask about where none tells of errors: the one with the longest texts. */
function longestText(profiles: readonly ColumnProfile[], given: ReadonlyMap<number, Candidate>): number | undefined {
  const free = profiles.flatMap((profile, column) =>
    given.has(column) ? [] : [{ column, length: profile.averageLength }],
  );
  return free.toSorted((one, other) => other.length - one.length).find(({ length }) => length >= 10)?.column;
}
