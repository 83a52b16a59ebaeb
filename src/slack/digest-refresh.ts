/**
 * Keeps the newest digest of each conversation at the present state, after a resync, a check or an import; what these opened and
 * closed is told in its thread.
 */
import type { Clock } from '../core/clock.ts';
import { changesSince, type ClosedError, type Movements, type Snapshot } from '../core/snapshot.ts';
import type { Digests } from '../jobs/digest.ts';
import type { Log } from '../jobs/log.ts';
import type { DigestLog, DigestRecord, Subscriptions } from '../jobs/notify.ts';
import type { ResyncJob } from '../jobs/resync-job.ts';
import type { KnownJob } from '../jobs/resync.ts';
import { textOf } from './caller.ts';
import { channelText } from './channel-text.ts';
import type { Gate } from './gate.ts';
import { digestMessage } from './views/digest.ts';
import { movedMessage } from './views/moved.ts';

export type DigestRefresh = {
  /** Draws the digest anew in whose thread a resync ended, where it is its channel's newest: an older one stays what it was. */
  afterResync(job: ResyncJob): Promise<void>;
  /** What is open is different: the digests follow soon, all of them once. */
  changed(): void;
  /** Draws nothing more. */
  stop(): Promise<void>;
};

/** A job writes its snapshot several times in a row, and a digest that is under way is still to be noted as the newest. */
const SOON_MS = 5_000;

/**
 * Their difference is then told since they were posted. In the channel's language, else that of who asked for the digest. Where
 * only new errors are posted, what was new stays as it was told.
 */
export function createDigestRefresh(deps: {
  readonly gate: Pick<Gate, 'post' | 'update' | 'user'>;
  readonly digests: Digests;
  readonly digestLog: DigestLog;
  readonly subscriptions: Pick<Subscriptions, 'get'>;
  readonly latest: () => Promise<Snapshot | undefined>;
  /** True while more is about to change. */
  readonly isBusy: () => boolean;
  /** Those that are known: what one proves is told by its own report. */
  readonly resyncs: () => readonly KnownJob[];
  readonly clock: Clock;
  readonly log: Log;
  readonly soonMs?: number;
}): DigestRefresh {
  const { gate, digests, digestLog, subscriptions, clock, log, soonMs = SOON_MS } = deps;
  /** What each digest shows, by channel and message. */
  const shown = new Map<string, string>();
  let timer: NodeJS.Timeout | undefined;
  let refreshing: Promise<void> = Promise.resolve();
  let isStopped = false;

  const textFor = async (channel: string, asked: string | undefined) =>
    channelText(subscriptions, channel) ?? (asked === undefined ? undefined : await textOf(gate, asked));

  const draw = async (channel: string, { ts, at }: DigestRecord, snapshot: Snapshot, asked: string | undefined) => {
    const text = await textFor(channel, asked);
    if (text === undefined) return;
    // Also where Slack refuses: it would refuse the same again.
    shown.set(`${channel} ${ts}`, stateOf(snapshot, at));
    const facts = await digests.facts({ channel, snapshot, since: at, onlyNew: false });
    await gate.update(channel, ts, digestMessage(text, facts, clock.now()));
  };

  /** In the digest's thread, once: noted before it is posted, since a reply that is lost is better than one told twice. */
  const tellThread = async (channel: string, last: DigestRecord, snapshot: Snapshot) => {
    const from = last.threadTold ?? last.at;
    const moved = changesSince(snapshot, from);
    const until = lastMove(moved);
    if (until === '' || digestLog.last(channel)?.ts !== last.ts) return;
    await digestLog.put(channel, { ...last, threadTold: until });
    const text = await textFor(channel, last.by);
    if (text === undefined) return;
    const here = deps.resyncs().filter(({ job }) => job.place.channel === channel && job.place.threadTs === last.ts);
    const message = movedMessage(
      text,
      { ...moved, fixed: moved.fixed.filter((error) => !isReported(error, here)) },
      from,
    );
    if (message !== undefined) await gate.post(channel, message, { threadTs: last.ts });
  };

  const refresh = async () => {
    const snapshot = await deps.latest();
    if (snapshot === undefined) return;
    for (const channel of digestLog.channels()) {
      const last = digestLog.last(channel);
      if (isStopped || last === undefined || subscriptions.get(channel)?.frequency === 'immediately') continue;
      const isShown = (shown.get(`${channel} ${last.ts}`) ?? NOTHING) === stateOf(snapshot, last.at);
      const drawAndTell = async () => {
        if (!isShown) await draw(channel, last, snapshot, last.by);
        await tellThread(channel, last, snapshot);
      };
      await drawAndTell().catch((error: unknown) => {
        log.warn({ err: error, channel }, 'could not draw a digest anew');
      });
    }
  };

  const arm = () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      if (deps.isBusy()) arm();
      else {
        refreshing = refreshing.then(refresh).catch((error: unknown) => {
          log.warn({ err: error }, 'could not draw the digests anew');
        });
      }
    }, soonMs);
  };

  return {
    async afterResync({ id, by, place: { channel, threadTs } }) {
      const last = digestLog.last(channel);
      const snapshot = await deps.latest();
      if (threadTs === undefined || last?.ts !== threadTs || snapshot === undefined) return;
      await draw(channel, last, snapshot, by).catch((error: unknown) => {
        log.warn({ err: error, job: id }, 'could not draw the digest anew');
      });
    },
    changed() {
      if (!isStopped) arm();
    },
    async stop() {
      isStopped = true;
      clearTimeout(timer);
      await refreshing;
    },
  };
}

const NOTHING = JSON.stringify([0, 0, 0, 0, 0, '']);

/** Tells apart what a digest of a time would show: nothing moved, or how much and when last. */
function stateOf(snapshot: Snapshot, since: string): string {
  const moved = changesSince(snapshot, since);
  return JSON.stringify([...Object.values(moved).map((list) => list.length), lastMove(moved)]);
}

/** ISO time of the last; empty where nothing moved. */
function lastMove(moved: Movements): string {
  const ended = [...moved.fixed, ...moved.gone, ...moved.unlisted].map(({ closedAt }) => closedAt);
  const opened = [...moved.new, ...moved.returned].map(({ openedAt }) => openedAt);
  return [...ended, ...opened].reduce((latest, at) => (at > latest ? at : latest), '');
}

const isReported = ({ by, type }: ClosedError, resyncs: readonly KnownJob[]) =>
  by !== undefined && resyncs.some(({ job, types }) => job.by === by && types.has(type));
