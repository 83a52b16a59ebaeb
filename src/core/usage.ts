/** HubSpot stops its automatic retries above this share of the calls allocated to it (HubSpot's article on errored syncs). */
const GUARDED_SHARE = 0.75;

export type Guard = {
  /** Whose limit applies: HubSpot's allocation where it and HubSpot's use are known, else the whole org's. */
  readonly basis: 'allocation' | 'org';
  readonly used: number;
  readonly limit: number;
  /** The last call that is still within the guarded share of the limit. */
  readonly line: number;
  /** 0 to 100 and above, now and with the extra calls. */
  readonly percent: number;
  readonly percentAfter: number;
  /** Already above the line, without the extra calls. */
  readonly over: boolean;
  /** Above the line with the extra calls. */
  readonly crosses: boolean;
};

/** Weighs calls about to be spent against the applying limit. All figures are Salesforce API calls of the last 24 hours. */
export function guard(figures: {
  readonly org: { readonly used: number; readonly max: number };
  readonly hubspot?: { readonly used?: number; readonly allocation?: number };
  readonly extraCalls: number;
}): Guard {
  const { org, hubspot, extraCalls } = figures;
  const known = hubspot?.used !== undefined && hubspot.allocation !== undefined;
  const used = known ? (hubspot.used ?? 0) : org.used;
  const limit = known ? (hubspot.allocation ?? 0) : org.max;
  const line = Math.floor(limit * GUARDED_SHARE);
  const after = used + extraCalls;
  return {
    basis: known ? 'allocation' : 'org',
    used,
    limit,
    line,
    percent: percentOf(used, limit),
    percentAfter: percentOf(after, limit),
    over: used > line,
    crosses: after > line,
  };
}

/** A limit of nothing is used up by the first call. */
function percentOf(calls: number, limit: number): number {
  if (limit > 0) return (calls / limit) * 100;
  return calls > 0 ? 100 : 0;
}
