import { expect, it } from 'vitest';
import { createQueue } from '../../../src/sandbox/integration/queue.ts';

const merge = (waiting: string, item: string) => waiting + item;

it('runs one batch at a time, never an empty one, and merges what waits under one key', async () => {
  const batches: string[][] = [];
  let running = 0;
  const queue = createQueue<string>({
    delay: 1,
    merge,
    async work(items) {
      running += 1;
      expect(running).toBe(1);
      batches.push(items);
      if (batches.length < 50) queue.put(String(batches.length), 'more');
      await Promise.resolve();
      running -= 1;
    },
  });
  queue.put('a', 'x');
  queue.put('b', 'y');
  queue.put('a', 'z');
  await queue.idle();
  expect(batches.flat().slice(0, 2)).toEqual(['y', 'xz']);
  expect(batches.length).toBeGreaterThanOrEqual(50);
  expect(batches.every((items) => items.length > 0)).toBe(true);
});

it('keeps what is put in while it is paused, and is idle then', async () => {
  const batches: string[][] = [];
  const queue = createQueue<string>({ delay: 1, merge, work: async (items) => void batches.push(items) });
  queue.put('a', 'x');
  queue.pause(true);
  queue.put('b', 'y');
  await queue.idle();
  expect(batches).toEqual([]);
  queue.pause(false);
  await queue.idle();
  expect(batches.flat()).toEqual(['x', 'y']);
});

it('starts nothing once it is stopped', async () => {
  const batches: string[][] = [];
  const queue = createQueue<string>({ delay: 1, merge, work: async (items) => void batches.push(items) });
  queue.put('a', 'x');
  await queue.stop();
  queue.put('b', 'y');
  await queue.idle();
  expect(batches).toEqual([]);
});
