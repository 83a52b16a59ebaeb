/** The same pages, with the next one under way while the last one is dealt with. */
export async function* ahead<T>(pages: AsyncIterable<T>): AsyncGenerator<T, void, undefined> {
  const iterator = pages[Symbol.asyncIterator]();
  let next = iterator.next();
  try {
    for (;;) {
      const result = await next;
      if (result.done === true) return;
      next = iterator.next();
      // It is thrown when its turn comes.
      next.catch(() => undefined);
      yield result.value;
    }
  } finally {
    // Not waited for: a page may be under way that nobody wants any more.
    void Promise.resolve(iterator.return?.()).catch(() => undefined);
  }
}
