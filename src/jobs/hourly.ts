import type { Clock } from '../core/clock.ts';
import type { Log } from './log.ts';
import { VendorError } from './vendor-error.ts';

const KEPT_MS = 60 * 60_000;

/**
 * What a CRM tells, read when somebody asks and once an hour at most; `otherwise` for that hour where the CRM fails, which is
 * logged in the words of `failed`. Any other failure is thrown, and not kept.
 */
export function hourly<T>(
  read: () => Promise<T>,
  otherwise: T,
  { failed, clock, log }: { readonly failed: string; readonly clock: Clock; readonly log: Log },
): () => Promise<T> {
  let known: { readonly at: number; readonly told: Promise<T> } | undefined;
  return () => {
    const now = clock.now().getTime();
    if (known === undefined || now - known.at > KEPT_MS) {
      const told = read().catch((error: unknown) => {
        if (!(error instanceof VendorError)) throw error;
        log.warn({ code: error.code, detail: error.detail }, failed);
        return otherwise;
      });
      known = { at: now, told };
      told.catch(() => (known = undefined));
    }
    return known.told;
  };
}
