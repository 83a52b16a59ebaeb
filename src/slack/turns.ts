/** Runs works of one key one after the other, whether or not the one before failed. */
export function createTurns() {
  const last = new Map<string, Promise<void>>();
  return <T>(key: string, work: () => Promise<T>): Promise<T> => {
    const next = (last.get(key) ?? Promise.resolve()).then(work);
    const settled: Promise<void> = next.then(
      () => undefined,
      () => undefined,
    );
    last.set(key, settled);
    void settled.finally(() => {
      if (last.get(key) === settled) last.delete(key);
    });
    return next;
  };
}
