import { copyFile, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { z } from 'zod';
import { CHART_DAYS, firstKeptDay, mergeDay, type Count, type DayCounts } from '../core/history.ts';
import { CATEGORIES } from '../core/sync-error.ts';
import { Failure } from '../jobs/failure.ts';
import type { History } from '../jobs/ledger.ts';
import type { Log } from '../jobs/log.ts';

/** Counts by day and category, as the database kept them before there was a history. */
export type OldCounts = {
  load(): Readonly<Record<string, Readonly<Record<string, Count>>>>;
  clear(): Promise<void>;
};

const HEAD = { version: 1 } as const;
const head = z.looseObject({ version: z.literal(HEAD.version) });
const count = z.object({ errors: z.number(), records: z.number() });
/** Only what tells a line of ours from a damaged one: it was written by this program. */
const line = z.looseObject({ day: z.iso.date(), total: count, categories: z.record(z.string(), count) });

/** Lines that later ones of the same day replace, before the file is written anew: with 500 causes a line has some 60 kB. */
const REPLACED_MAX = 100;

/** The newest line of each day as text, in the order of the days. */
type Stored = {
  readonly lines: ReadonlyMap<string, string>;
  readonly replaced: number;
  readonly damaged: number;
  /** Bytes up to the last line's end: what follows was cut short by a crash. */
  readonly size: number;
};

/**
 * The counts of 13 months, in `history.ndjson` of the folder: a line for each time that a day's counts changed, of which the last one
 * stands. Lines are appended and flushed to the disk; the first count of a day writes the file anew (whole or not at all), with
 * one line a day and without days that are too old. A last line that a crash cut short is dropped, other damaged ones are left out
 * with a warning and a copy of the file. Throws Failure for a file that is not ours. Takes over what the database had before.
 */
export async function openHistory(folder: string, log: Log, old?: OldCounts): Promise<History> {
  const file = join(folder, 'history.ndjson');
  let stored = await read(file);
  if (stored.damaged > 0) {
    await copyFile(file, `${file}.bak`);
    log.warn(
      { file, damaged: stored.damaged },
      'counts of some earlier days cannot be read; a .bak of the file is kept',
    );
  }
  if (old !== undefined) stored = await takeOver(file, stored, old);
  let { size, replaced } = stored;
  // Written by this program, so that its shape is known.
  const parse = (text: string) => JSON.parse(text) as DayCounts;
  // Not as text: a line is a slice that would keep the whole file in memory.
  const newest = [...stored.lines.values()].slice(-CHART_DAYS).map(parse);
  let latest = newest.at(-1);
  const recent = new Map(newest.map((counts) => [counts.day, briefly(counts)]));

  async function append(text: string): Promise<void> {
    const bytes = Buffer.from(`${text}\n`);
    await using handle = await open(file, 'r+');
    // Also what an append that failed half-way left.
    await handle.truncate(size);
    await handle.write(bytes, 0, bytes.length, size);
    await handle.sync();
    size += bytes.length;
    replaced += 1;
  }

  async function rewrite(counts: DayCounts): Promise<DayCounts> {
    const { lines } = await read(file);
    const known = lines.get(counts.day);
    const merged = mergeDay(known === undefined ? undefined : parse(known), counts);
    size = await write(file, new Map([...lines, [counts.day, JSON.stringify(merged)]]), firstKeptDay(counts.day));
    replaced = 0;
    return merged;
  }

  async function record(counts: DayCounts): Promise<void> {
    await store(counts);
    if (latest !== undefined) recent.set(latest.day, briefly(latest));
    for (const day of [...recent.keys()].toSorted().slice(0, -CHART_DAYS)) recent.delete(day);
  }

  async function store(counts: DayCounts): Promise<void> {
    if (latest?.day !== counts.day || replaced >= REPLACED_MAX) {
      latest = await rewrite(counts);
      return;
    }
    const merged = mergeDay(latest, counts);
    const text = JSON.stringify(merged);
    if (text === JSON.stringify(latest)) return;
    await append(text);
    latest = merged;
  }

  let last: Promise<unknown> = Promise.resolve();
  const inOrder = <T>(work: () => Promise<T>): Promise<T> => {
    const next = last.then(work);
    last = next.catch(() => undefined);
    return next;
  };
  return {
    record: (counts) => inOrder(() => record(counts)),
    days: (from, to) =>
      inOrder(async () => {
        const { lines } = await read(file);
        return [...lines].filter(([day]) => day >= from && day <= to).map(([, text]) => parse(text));
      }),
    recent: () => [...recent.values()].toSorted((a, b) => (a.day < b.day ? -1 : 1)),
  };
}

/** A line's causes may be 60 kB. */
const briefly = ({ day, total, categories }: DayCounts): DayCounts => ({ day, total, categories });

async function read(file: string): Promise<Stored> {
  let content: Buffer;
  try {
    content = await readFile(file);
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') content = Buffer.alloc(0);
    else throw new Failure('history-unreadable', { file }, { cause });
  }
  const size = content.lastIndexOf('\n') + 1;
  const [first, ...rows] = content.subarray(0, size).toString().split('\n').slice(0, -1);
  if (content.length > 0 && !head.safeParse(json(first ?? '')).success)
    throw new Failure('history-unreadable', { file });
  const found = new Map<string, string>();
  let damaged = 0;
  for (const row of rows) {
    const { data } = line.safeParse(json(row));
    if (data === undefined) damaged += 1;
    else found.set(data.day, row);
  }
  return { lines: byDay(found), replaced: rows.length - damaged - found.size, damaged, size };
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const byDay = (lines: ReadonlyMap<string, string>) => new Map([...lines].toSorted(([a], [b]) => (a < b ? -1 : 1)));

/** One line a day, from `firstDay` on. The file's bytes are returned. */
async function write(file: string, lines: ReadonlyMap<string, string>, firstDay: string): Promise<number> {
  const kept = [...byDay(lines)].filter(([day]) => day >= firstDay).map(([, text]) => text);
  const content = Buffer.from([JSON.stringify(HEAD), ...kept, ''].join('\n'));
  await writeFileAtomic(file, content, { mode: 0o600 });
  return content.length;
}

/** Days that the history has already win: a crash may have come between taking over and clearing. */
async function takeOver(file: string, stored: Stored, old: OldCounts): Promise<Stored> {
  const days = Object.entries(old.load());
  if (days.length === 0) return stored;
  const taken = days.map(([day, counts]): [string, string] => [day, JSON.stringify(fromOld(day, counts))]);
  const lines = byDay(new Map([...taken, ...stored.lines]));
  const newest = [...lines.keys()].at(-1) ?? '';
  await write(file, lines, firstKeptDay(newest));
  await old.clear();
  return read(file);
}

/** A record with errors of several categories counts once for each in the total: how many have was not kept. */
function fromOld(day: string, counts: Readonly<Record<string, Count>>): DayCounts {
  const categories = CATEGORIES.flatMap((category) => {
    const own = counts[category];
    return own === undefined ? [] : [[category, own] as const];
  });
  const sum = (key: keyof Count) => categories.reduce((total, [, own]) => total + own[key], 0);
  return {
    day,
    total: { errors: sum('errors'), records: sum('records') },
    categories: Object.fromEntries(categories),
  };
}
