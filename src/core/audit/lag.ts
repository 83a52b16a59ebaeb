/** How long syncs take, in a histogram of fixed size: memory does not grow with the records that are looked at. */

/** Milliseconds. Both are upper bounds of a bucket, at most a tenth above the true value. */
export type LagStatistics = { readonly pairs: number; readonly medianMs: number; readonly p95Ms: number };

export type LagHistogram = {
  add(lagMs: number): void;
  /** Undefined while nothing was added. */
  statistics(): LagStatistics | undefined;
};

const FIRST_MS = 1000;
const RATIO = 1.1;
/** 1 s to more than 30 days; what is longer falls into the last one. */
const BUCKETS = 156;

export function createLagHistogram(): LagHistogram {
  const counts = Array.from({ length: BUCKETS }, () => 0);
  let pairs = 0;

  /** The upper bound of the bucket below which at least this share of the lags lies. */
  function percentile(share: number): number {
    const wanted = Math.ceil(share * pairs);
    let seen = 0;
    const bucket = counts.findIndex((count) => (seen += count) >= wanted);
    return Math.round(FIRST_MS * RATIO ** bucket);
  }

  return {
    add(lagMs) {
      const bucket = lagMs <= FIRST_MS ? 0 : Math.ceil(Math.log(lagMs / FIRST_MS) / Math.log(RATIO));
      const index = Math.min(bucket, BUCKETS - 1);
      counts[index] = (counts[index] ?? 0) + 1;
      pairs += 1;
    },
    statistics: () => (pairs === 0 ? undefined : { pairs, medianMs: percentile(0.5), p95Ms: percentile(0.95) }),
  };
}
