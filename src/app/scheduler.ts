import { schedule } from 'node-cron';
import type { Log } from '../jobs/log.ts';

/** Runs `work` at each minute, one run at a time; what is due is decided there, from its own clock. */
export function startScheduler(work: () => Promise<void>, log: Log): { stop(): Promise<void> } {
  const task = schedule(
    '* * * * *',
    async () => {
      await work().catch((error: unknown) => log.error({ err: error }, 'the minute’s work failed'));
    },
    { name: 'minute', noOverlap: true, timezone: 'UTC' },
  );
  return {
    stop: async () => {
      await task.stop();
    },
  };
}
