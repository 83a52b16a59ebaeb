import { join } from 'node:path';
import { Low } from 'lowdb';
import { z } from 'zod';
import type { ListStore, RememberedList } from '../jobs/lists.ts';
import { LIST_OBJECTS } from '../jobs/ports.ts';
import { jsonFile } from './json-file.ts';

const list = z.object({
  name: z.string(),
  object: z.enum(LIST_OBJECTS),
  state: z.enum(['making', 'made', 'failed']),
  id: z.string().exactOptional(),
  at: z.iso.datetime(),
  by: z.string(),
  deleteAt: z.iso.datetime().exactOptional(),
});
const schema = z.object({ version: z.literal(1), lists: z.array(list) });

/** The HubSpot lists that sfsync made, in `lists.json` of the folder. Throws Failure when the file is there but unusable. */
export async function openLists(folder: string): Promise<ListStore> {
  const low = new Low<z.infer<typeof schema>>(jsonFile(join(folder, 'lists.json'), schema), { version: 1, lists: [] });
  await low.read();

  // Whole files: one after the other, so that an older state never lands over a newer one.
  let last: Promise<void> = Promise.resolve();
  const change = (name: string, ...instead: RememberedList[]): Promise<void> => {
    low.data.lists = [...low.data.lists.filter((known) => known.name !== name), ...instead];
    const next = last.then(() => low.write());
    last = next.catch(() => undefined);
    return next;
  };
  return {
    all: () => low.data.lists,
    put: (entry) => change(entry.name, entry),
    drop: (name) => change(name),
  };
}
