import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ErrorTypeId } from '../../../src/core/catalogue/catalogue.ts';

/** A real message, labelled by hand. Messages of one group are translations of each other. */
export type Labelled = {
  readonly message: string;
  readonly type: ErrorTypeId;
  readonly source: string;
  readonly group?: string;
};

const read = (file: string) =>
  JSON.parse(readFileSync(join(import.meta.dirname, 'messages', file), 'utf8')) as readonly Labelled[];

/** Gathered before the patterns were written. */
const GATHERED = ['issues.json', 'code.json', 'docs.json', 'marketo-measure.json', 'samples.json'].flatMap(read);
/** Gathered when the patterns were finished, and measured before anything was changed for them. */
export const FRESH = read('fresh.json');

/** By a hash, with those that look alike on one side. */
function isHeldOut({ message, group }: Labelled): boolean {
  const key =
    group ??
    message
      .toLowerCase()
      .replaceAll(/[^a-z_ ]+/g, '')
      .slice(0, 40);
  return (createHash('sha1').update(key).digest()[0] ?? 0) % 2 === 0;
}

export const HELD_OUT = GATHERED.filter(isHeldOut);
export const MESSAGES = [...GATHERED, ...FRESH];
