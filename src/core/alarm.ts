/** The alarm that nothing syncs any more, as a channel is told of it. */
import type { SourceState } from './snapshot.ts';

/** ISO times. `since`: the last sync before the silence; `at`: the latest sync. */
export type Alarm =
  | { readonly kind: 'stalled'; readonly since: string; readonly waiting: number }
  | { readonly kind: 'over'; readonly since: string; readonly at: string };

/**
 * What is news to a channel that was told of a silence since `told`, or of none. That it is over is only said of a sync that was
 * seen: a look that failed, or changes that were taken back, prove nothing.
 */
export function alarmOf(sources: readonly SourceState[], told: string | undefined): Alarm | undefined {
  const drift = sources.find(({ name }) => name === 'audit')?.drift;
  if (drift === undefined) return undefined;
  const { newestSync, stalledSince, waiting = 0 } = drift;
  if (told === undefined) {
    return stalledSince === undefined ? undefined : { kind: 'stalled', since: stalledSince, waiting };
  }
  return newestSync !== undefined && newestSync > told ? { kind: 'over', since: told, at: newestSync } : undefined;
}
