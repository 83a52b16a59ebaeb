/** No more than `max` calls may start within any `intervalMs`. */
export type Limit = { readonly max: number; readonly intervalMs: number };

/** The share of a limit that we use, so that other programs of the same account keep some. */
const SHARE = 0.95;

export type Pace = {
  /** Waits for the next free start. */
  turn(): Promise<void>;
  /** Nothing starts for so many milliseconds, whoever asks. */
  hold(ms: number): void;
  setLimit(limit: Limit): void;
};

/** Spaces the starts of calls over a rolling window. Each `turn` reserves its start, so that parallel callers queue. */
export function createPace(limit: Limit, now: () => Date, sleep: (ms: number) => Promise<unknown>): Pace {
  let current = limit;
  let starts: number[] = [];
  let notBefore = 0;
  return {
    async turn() {
      const time = now().getTime();
      const allowed = Math.max(1, Math.floor(current.max * SHARE));
      const oldest = starts.at(-allowed);
      const start = Math.max(time, notBefore, oldest === undefined ? 0 : oldest + current.intervalMs);
      starts = [...starts, start].slice(-allowed);
      if (start > time) await sleep(start - time);
    },
    hold(ms) {
      notBefore = Math.max(notBefore, now().getTime() + ms);
    },
    setLimit(next) {
      current = next;
    },
  };
}
