import { join } from 'node:path';
import { Low } from 'lowdb';
import { z } from 'zod';
import type { Clock } from '../core/clock.ts';
import { CATEGORIES, OBJECTS } from '../core/sync-error.ts';
import { SELECTION_MS, type Selections } from '../jobs/selections.ts';
import { jsonFile } from './json-file.ts';

const selection = z.object({
  by: z.string(),
  at: z.iso.datetime(),
  of: z.object({
    category: z.enum(CATEGORIES).exactOptional(),
    type: z.string().exactOptional(),
    cause: z.string().exactOptional(),
  }),
  object: z.enum([...OBJECTS, 'unknown']).exactOptional(),
  since: z.string().exactOptional(),
  owners: z.array(z.string()).exactOptional(),
  causes: z.array(z.string()),
  records: z.array(z.string()),
});
const schema = z.object({ version: z.literal(1), selections: z.record(z.string(), selection) });
type Data = z.infer<typeof schema>;

/**
 * What people selected, in `selections.json` of the folder; what is older than a day is forgotten with the next write. Throws
 * Failure when the file is there but unusable.
 */
export async function openSelections(folder: string, clock: Clock): Promise<Selections> {
  const low = new Low<Data>(jsonFile(join(folder, 'selections.json'), schema), { version: 1, selections: {} });
  await low.read();
  const isOver = (at: string) => clock.now().getTime() - Date.parse(at) > SELECTION_MS;

  // Whole files: one after the other, so that an older state never lands over a newer one.
  let last: Promise<void> = Promise.resolve();
  return {
    get(id) {
      const known = Object.hasOwn(low.data.selections, id) ? low.data.selections[id] : undefined;
      return known === undefined || isOver(known.at) ? undefined : known;
    },
    put(id, { of, owners, ...rest }) {
      const kept = Object.entries(low.data.selections).filter(([, { at }]) => !isOver(at));
      const { category, type, cause } = of;
      const place = {
        ...(category === undefined ? {} : { category }),
        ...(type === undefined ? {} : { type }),
        ...(cause === undefined ? {} : { cause }),
      };
      const own = { ...rest, of: place, causes: [...rest.causes], records: [...rest.records] };
      const people = owners === undefined ? {} : { owners: [...owners] };
      low.data.selections = Object.fromEntries([...kept, [id, { ...own, ...people }]]);
      const next = last.then(() => low.write());
      last = next.catch(() => undefined);
      return next;
    },
  };
}
