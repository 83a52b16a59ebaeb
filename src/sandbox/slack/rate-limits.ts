/** Calls a minute that each tier allows for certain (docs.slack.dev, rate limits): Slack promises "20+" and so on. */
const TIERS = { 2: 20, 3: 50, 4: 100, special: 600 };

export type Tier = keyof typeof TIERS;

/** chat.postMessage: about one a second in a channel, short bursts allowed, several hundred a minute in a workspace. */
const CHANNEL_BURST = 5;
const WORKSPACE_MESSAGES = 300;

/** Full buckets refill evenly; `take` gives undefined, or the whole seconds until the next call may be made. */
export type RateLimits = {
  method(name: string, tier: Tier): number | undefined;
  message(channel: string): number | undefined;
};

export function createRateLimits(realNow: () => number): RateLimits {
  const buckets = new Map<string, { tokens: number; at: number }>();

  function take(key: string, size: number, perSecond: number): number | undefined {
    const now = realNow();
    const bucket = buckets.get(key) ?? { tokens: size, at: now };
    const tokens = Math.min(size, bucket.tokens + ((now - bucket.at) / 1000) * perSecond);
    const enough = tokens >= 1;
    buckets.set(key, { tokens: enough ? tokens - 1 : tokens, at: now });
    return enough ? undefined : Math.max(1, Math.ceil((1 - tokens) / perSecond));
  }

  return {
    method: (name, tier) => take(name, TIERS[tier], TIERS[tier] / 60),
    message: (channel) =>
      take(`message ${channel}`, CHANNEL_BURST, 1) ?? take('message', WORKSPACE_MESSAGES, WORKSPACE_MESSAGES / 60),
  };
}

/** The answer is status 429 with `Retry-After`. */
export class RateLimited extends Error {
  readonly retryAfter: number;

  constructor(retryAfter: number) {
    super('ratelimited');
    this.name = 'RateLimited';
    this.retryAfter = retryAfter;
  }
}
