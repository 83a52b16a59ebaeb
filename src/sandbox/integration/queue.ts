/** Runs `work` over what was put in, each item some time after its last change; one run at a time. */
export type Queue<T> = {
  put(key: string, item: T): void;
  /** Resolves when nothing is waiting or under way. */
  idle(): Promise<void>;
  /** Paused, what is put in waits; `idle` resolves all the same. What is under way goes on. */
  pause(isPaused: boolean): void;
  /** Nothing starts any more; resolves when what is under way has ended. */
  stop(): Promise<void>;
};

/** `delay` in milliseconds of real time. `merge` gets the waiting item of the same key, and the new one. */
export function createQueue<T>(options: {
  delay: number;
  merge: (waiting: T, item: T) => T;
  work: (items: T[]) => Promise<void>;
}): Queue<T> {
  const waiting = new Map<string, { item: T; due: number }>();
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let isStopped = false;
  let isPaused = false;
  const resolvers: (() => void)[] = [];

  const isIdle = () => running === undefined && (isStopped || isPaused || waiting.size === 0);

  function schedule(): void {
    if (isIdle()) for (const resolve of resolvers.splice(0)) resolve();
    if (timer !== undefined || running !== undefined || isStopped || isPaused || waiting.size === 0) return;
    // Items stand in the order of their due times.
    const [first] = waiting.values();
    timer = setTimeout(run, Math.max(0, (first?.due ?? 0) - Date.now()));
  }

  function run(): void {
    timer = undefined;
    const now = Date.now();
    const ready = [...waiting].filter(([, { due }]) => due <= now);
    // Timers may fire a fraction of a millisecond early.
    if (ready.length === 0) return schedule();
    for (const [key] of ready) waiting.delete(key);
    running = options.work(ready.map(([, { item }]) => item)).finally(() => {
      running = undefined;
      schedule();
    });
  }

  return {
    put(key, item) {
      if (isStopped) return;
      const before = waiting.get(key)?.item;
      waiting.delete(key);
      waiting.set(key, {
        item: before === undefined ? item : options.merge(before, item),
        due: Date.now() + options.delay,
      });
      schedule();
    },
    idle: () => (isIdle() ? Promise.resolve() : new Promise((resolve) => resolvers.push(resolve))),
    pause(paused) {
      isPaused = paused;
      if (paused) {
        clearTimeout(timer);
        timer = undefined;
      }
      schedule();
    },
    async stop() {
      isStopped = true;
      clearTimeout(timer);
      timer = undefined;
      waiting.clear();
      await running;
      schedule();
    },
  };
}
