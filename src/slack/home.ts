/** Who has App Home before them, and what it shows: published when it is opened, and again when something changes. */
import type { Clock } from '../core/clock.ts';
import type { HomeSource } from '../jobs/home.ts';
import type { Log } from '../jobs/log.ts';
import type { Admins } from './admins.ts';
import { textOf } from './caller.ts';
import type { Gate } from './gate.ts';
import { homeView } from './views/home.ts';

export type Home = {
  /** Publishes a person's Home at once. `direct`: their direct messages with sfsync, where Slack just told. Throws SlackRefusal. */
  show(user: string, direct?: string): Promise<void>;
  /** Something that Homes tell of is different: those that were opened within a day are published soon. */
  changed(): void;
  /** Publishes nothing more. */
  stop(): Promise<void>;
};

type Reader = { readonly direct: string; seenAt: number; shown: string; last: Promise<void> };

/** A check may write its snapshot several times in a row. */
const SOON_MS = 2_000;
const DAY_MS = 86_400_000;

export function createHome(deps: {
  readonly gate: Pick<Gate, 'user' | 'publishHome' | 'directMessages'>;
  readonly admins: Admins;
  readonly source: HomeSource;
  readonly clock: Clock;
  readonly log: Log;
  readonly soonMs?: number;
}): Home {
  const { gate, admins, source, clock, log, soonMs = SOON_MS } = deps;
  const readers = new Map<string, Reader>();
  let timer: NodeJS.Timeout | undefined;
  let refreshing: Promise<void> = Promise.resolve();
  let isStopped = false;

  const emailOf = async (user: string): Promise<{ email?: string }> => {
    const { email } = await gate.user(user).catch(() => ({ email: undefined }));
    return email === undefined ? {} : { email };
  };

  const draw = async (user: string, reader: Reader, always: boolean): Promise<void> => {
    const facts = await source({ direct: reader.direct, ...(await emailOf(user)) });
    const text = await textOf(gate, user);
    const view = homeView(text, facts, { admins: admins.names({ text }) }, clock.now());
    const shown = JSON.stringify(view);
    if (isStopped || (!always && shown === reader.shown)) return;
    await gate.publishHome(user, view);
    reader.shown = shown;
  };
  /** One after the other, so that an older state never lands over a newer one. */
  const publish = (user: string, reader: Reader, always: boolean): Promise<void> => {
    const next = reader.last.then(() => draw(user, reader, always));
    reader.last = next.catch(() => undefined);
    return next;
  };

  const refresh = async () => {
    const now = clock.now().getTime();
    for (const [user, reader] of readers) {
      if (now - reader.seenAt > DAY_MS) readers.delete(user);
      else {
        await publish(user, reader, false).catch((error: unknown) => {
          log.warn({ err: error, user }, 'could not publish an App Home anew');
        });
      }
    }
  };

  return {
    async show(user, direct) {
      const seenAt = clock.now().getTime();
      const known = readers.get(user);
      const reader = known ?? {
        direct: direct ?? (await gate.directMessages(user)),
        seenAt,
        shown: '',
        last: Promise.resolve(),
      };
      reader.seenAt = seenAt;
      readers.set(user, reader);
      await publish(user, reader, true);
    },
    changed() {
      if (isStopped || readers.size === 0) return;
      timer ??= setTimeout(() => {
        timer = undefined;
        refreshing = refreshing.then(refresh);
      }, soonMs);
    },
    async stop() {
      isStopped = true;
      clearTimeout(timer);
      await refreshing;
    },
  };
}
