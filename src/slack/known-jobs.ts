/** What a click on Resync is told where somebody was there before. */
import { errorType } from '../core/catalogue/catalogue.ts';
import { typeOfCause } from '../core/causes.ts';
import type { KnownJob } from '../jobs/resync.ts';
import type { ResyncRecord } from '../jobs/resync-job.ts';
import type { Target } from '../jobs/target.ts';
import type { Bot } from './bot.ts';
import type { Caller } from './caller.ts';
import { slackAgo } from './mrkdwn.ts';

/** More jobs than these on the same records tell nothing more. */
const JOBS_TOLD = 3;

/** By whom and since when each of the jobs runs that have these records in hand, with links to their messages. */
export async function busyWords(bot: Bot, caller: Caller, records: readonly ResyncRecord[]): Promise<string> {
  const isOf = ({ endedAt, keys }: KnownJob) => endedAt === undefined && records.some(({ key }) => keys.has(key));
  const jobs = bot.resync?.jobs().filter(isOf).slice(0, JOBS_TOLD) ?? [];
  const lines = await Promise.all(jobs.map((job) => jobLine(bot, caller, job, 'busy')));
  return lines.length === 0 ? caller.text('resync.allBusy') : lines.join('\n');
}

/** That nothing is left to resync, and who had that done where this process knows it. */
export async function endedWords(bot: Bot, caller: Caller, target: Target): Promise<string> {
  const job = bot.resync?.jobs().find(({ endedAt, types }) => endedAt !== undefined && isAbout(types, target));
  const nothing = caller.text('resync.nothing');
  return job === undefined ? nothing : `${nothing} ${await jobLine(bot, caller, job, 'ended')}`;
}

function isAbout(types: ReadonlySet<string>, { category, type, cause, selection }: Target): boolean {
  // What was in a selection is not known any more once its errors are gone.
  if (selection !== undefined) return false;
  const wanted = cause === undefined ? type : typeOfCause(cause);
  if (wanted !== undefined) return types.has(wanted);
  return category === undefined || [...types].some((own) => errorType(own).category === category);
}

async function jobLine(bot: Bot, caller: Caller, known: KnownJob, state: 'busy' | 'ended'): Promise<string> {
  const { text } = caller;
  const { job, endedAt } = known;
  const url = await addressOf(bot, caller, known);
  return [
    text(`resync.${state}.by`, { by: job.by, ago: slackAgo(text, new Date(endedAt ?? job.at)) }),
    ...(url === undefined ? [] : [text(`resync.${state}.link`, { url })]),
  ].join(' ');
}

/** Of the message that tells how the job goes; not where it is in somebody else's direct messages, or gone. */
async function addressOf(bot: Bot, { user }: Caller, { job, told }: KnownJob): Promise<string | undefined> {
  if (told === undefined || (told.channel.startsWith('D') && job.by !== user)) return undefined;
  return bot.gate.permalink(told.channel, told.ts).catch(() => undefined);
}
