/** HubSpot's limits for a private app of a Professional account (developers.hubspot.com/docs, usage guidelines). */
const BURST = { max: 190, ms: 10_000 };
const SEARCH = { max: 5, ms: 1000 };
const DAILY = 650_000;
const DAY = 86_400_000;

export type RateLimit = {
  readonly message: string;
  readonly policyName: 'TEN_SECONDLY_ROLLING' | 'SECONDLY' | 'DAILY';
  /** Seconds until a call can succeed. */
  readonly retryAfter: number;
};

export type Limits = {
  /** Counts a call, or says which limit refuses it; searches have their own and are exempt from the ten-second one. */
  readonly take: (kind: 'search' | 'other') => RateLimit | undefined;
  readonly headers: (kind: 'search' | 'other') => Record<string, string>;
  readonly daily: () => { limit: number; used: number; resetsAt: string };
};

function rollingWindow(max: number, ms: number, now: () => number) {
  const calls: number[] = [];
  const left = (): number => {
    while (calls[0] !== undefined && calls[0] <= now() - ms) calls.shift();
    return max - calls.length;
  };
  return {
    left,
    add: () => calls.push(now()),
    secondsToWait: () => Math.max(1, Math.ceil(((calls[0] ?? 0) + ms - now()) / 1000)),
  };
}

/** `now` is real time in milliseconds: clients wait in real time, however far the sandbox's clock was moved. */
export function createLimits(now: () => number = Date.now): Limits {
  const burst = rollingWindow(BURST.max, BURST.ms, now);
  const searches = rollingWindow(SEARCH.max, SEARCH.ms, now);
  let day = 0;
  let used = 0;

  const usedToday = (): number => {
    const today = Math.floor(now() / DAY);
    if (today !== day) used = 0;
    day = today;
    return used;
  };
  const resetsAt = (): number => (Math.floor(now() / DAY) + 1) * DAY;

  return {
    take(kind) {
      if (usedToday() >= DAILY)
        return {
          message: 'You have reached your daily limit.',
          policyName: 'DAILY',
          retryAfter: Math.ceil((resetsAt() - now()) / 1000),
        };
      const window = kind === 'search' ? searches : burst;
      if (window.left() <= 0)
        return kind === 'search'
          ? {
              message: 'You have reached your secondly limit.',
              policyName: 'SECONDLY',
              retryAfter: window.secondsToWait(),
            }
          : {
              message: 'You have reached your ten_secondly_rolling limit.',
              policyName: 'TEN_SECONDLY_ROLLING',
              retryAfter: window.secondsToWait(),
            };
      window.add();
      used += 1;
      return undefined;
    },
    headers(kind) {
      const daily = {
        'X-HubSpot-RateLimit-Daily': String(DAILY),
        'X-HubSpot-RateLimit-Daily-Remaining': String(Math.max(0, DAILY - usedToday())),
      };
      // Search answers carry no ten-second figures.
      if (kind === 'search') return daily;
      return {
        ...daily,
        'X-HubSpot-RateLimit-Max': String(BURST.max),
        'X-HubSpot-RateLimit-Remaining': String(Math.max(0, burst.left())),
        'X-HubSpot-RateLimit-Interval-Milliseconds': String(BURST.ms),
      };
    },
    daily: () => ({ limit: DAILY, used: usedToday(), resetsAt: new Date(resetsAt()).toISOString() }),
  };
}
