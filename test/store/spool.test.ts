import { readdir } from 'node:fs/promises';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openSpools } from '../../src/store/spool.ts';
import { tempFolder } from '../support/folder.ts';

type Item = { readonly id: string; readonly text: string };
const idOf = ({ id }: Item) => id;

async function restOf(spool: { rest(): AsyncIterable<readonly Item[]> }): Promise<Item[]> {
  const items: Item[] = [];
  for await (const page of spool.rest()) items.push(...page);
  return items;
}

describe('a spool', () => {
  it.each([
    ['', undefined],
    [', also when all hashes clash', () => 7],
  ])('gives back what was put, and the rest once%s', async (_, hash) => {
    const spools = openSpools(await tempFolder(), hash);
    const ids = fc.string({ minLength: 1, maxLength: 3 });
    // Texts of all lengths in bytes, with line ends in them.
    const item = fc.record({ id: ids, text: fc.string({ unit: 'binary' }) });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(item, { maxLength: 9 }), { maxLength: 6 }),
        fc.array(ids),
        async (pages, asked) => {
          await using spool = await spools.open(idOf);
          for (const page of pages) {
            const first = await spool.put(page);
            for (const [index, each] of page.entries()) expect(await spool.at(first + index)).toEqual(each);
          }
          const model = new Map(pages.flat().map((each) => [each.id, each]));
          expect(spool.size()).toBe(pages.flat().length);
          const found = await spool.get(asked);
          expect(found).toEqual(new Map(asked.flatMap((id) => (model.has(id) ? [[id, model.get(id)]] : []))));
          for (const id of model.keys()) expect(spool.has(id)).toBe(true);
          const rest = [...model.values()].filter(({ id }) => !found.has(id));
          expect((await restOf(spool)).toSorted(byId)).toEqual(rest.toSorted(byId));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('takes several writers at once, and more than one page of the rest', async () => {
    await using spool = await openSpools(await tempFolder()).open(idOf);
    const item = (id: number): Item => ({ id: String(id), text: 'ä'.repeat(id % 100) });
    const pages = Array.from({ length: 20 }, (_, page) =>
      Array.from({ length: 100 }, (_, row) => item(page * 100 + row)),
    );
    await Promise.all(pages.map((page) => spool.put(page)));
    expect([...(await spool.get(['0', '777', '1999', '2000'])).values()]).toEqual([0, 777, 1999].map(item));
    expect(await restOf(spool)).toHaveLength(1997);
  });

  it('leaves no file that another program could read, not even while it is open', async () => {
    const folder = await tempFolder();
    const spool = await openSpools(folder).open(idOf);
    await spool.put([{ id: '1', text: 'secret' }]);
    if (process.platform !== 'win32') expect(await readdir(folder)).toEqual([]);
    await spool[Symbol.asyncDispose]();
    expect(await readdir(folder)).toEqual([]);
  });
});

const byId = (one: Item, other: Item) => (one.id < other.id ? -1 : 1);
