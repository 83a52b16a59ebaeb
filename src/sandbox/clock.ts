/** The sandbox's time: real time plus an offset that only grows, so that a test can move on to next Monday. */
export type SandboxClock = {
  readonly now: () => Date;
  /** Moves forward to `to`; throws RangeError when that is earlier than now. */
  readonly set: (to: Date) => void;
};

export function createClock(realNow: () => number = Date.now): SandboxClock {
  let offset = 0;
  const now = () => new Date(realNow() + offset);
  return {
    now,
    set(to) {
      const forward = to.getTime() - now().getTime();
      if (forward < 0) throw new RangeError(`the sandbox clock only moves forward; it is ${now().toISOString()} now`);
      offset += forward;
    },
  };
}
