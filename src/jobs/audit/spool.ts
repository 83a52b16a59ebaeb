/** Records put aside outside of memory, which then only holds where each one is. */
export interface Spool<T> extends AsyncDisposable {
  size(): number;
  /** Returns the row of the first one; the others follow it. Of two with one key, the later counts. */
  put(items: readonly T[]): Promise<number>;
  has(key: string): boolean;
  /** By key, those that are there; they are no longer part of the rest. */
  get(keys: readonly string[]): Promise<ReadonlyMap<string, T>>;
  at(row: number): Promise<T>;
  /** Those never got, a page at a time, in the order in which they were put. */
  rest(): AsyncIterable<readonly T[]>;
}

export interface Spools {
  /** Of plain data that JSON holds. What is disposed of leaves nothing behind; neither does a process that is killed. */
  open<T>(keyOf: (item: T) => string): Promise<Spool<T>>;
}
