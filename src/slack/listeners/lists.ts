import { listMembers } from '../../jobs/list-members.ts';
import type { ListProgress } from '../../jobs/lists.ts';
import { selectedErrors } from '../../jobs/selections.ts';
import type { Target } from '../../jobs/target.ts';
import { formatMoment } from '../../text/text.ts';
import type { Bot } from '../bot.ts';
import type { Message } from '../blocks.ts';
import type { Caller } from '../caller.ts';
import { SlackRefusal } from '../gate.ts';
import { targetName } from '../target-name.ts';
import { listMessage, listProgressMessage } from '../views/list.ts';
import { refusal } from './resync.ts';

/** Slack takes about one update a second. */
const PROGRESS_MS = 2_000;

/** Makes HubSpot lists of the records; how it goes and what came of it is told in the direct messages of who asked. */
export async function makeLists(bot: Bot, caller: Caller, target: Target): Promise<void> {
  const { text, user } = caller;
  const { gate, lists } = bot;
  if (lists === undefined) return caller.reply(text('details.cannot.list'));
  // It is written into HubSpot, where everybody sees it.
  if (!bot.admins.may(caller)) return caller.reply(refusal(bot, caller));
  const errors = selectedErrors((await bot.latest())?.open ?? [], target, bot.selections)?.map(({ error }) => error);
  if (errors === undefined) return caller.reply(text('details.expired'));
  if (errors.length === 0) return caller.reply(text('details.empty'));
  await caller.reply(text('details.listing'));

  const what = targetName(text, target, bot.selections);
  const at = formatMoment(text, bot.clock.now());
  const total = listMembers(errors)
    .ids.values()
    .reduce((sum, { length }) => sum + length, 0);
  const channel = await gate.directMessages(user);
  const ts = await gate.post(channel, listProgressMessage(text, { done: 0, total }));
  let told: Promise<unknown> = Promise.resolve();
  let toldAt = Date.now();
  const onProgress = (progress: ListProgress) => {
    if (Date.now() - toldAt < PROGRESS_MS) return;
    toldAt = Date.now();
    told = told.then(() => gate.update(channel, ts, listProgressMessage(text, progress))).catch(() => undefined);
  };
  const finish = async (message: Message) => {
    await told;
    try {
      await gate.update(channel, ts, message);
    } catch (error) {
      if (!(error instanceof SlackRefusal) || error.code !== 'message_not_found') throw error;
      await gate.post(channel, message);
    }
  };
  try {
    const result = await lists.create(
      {
        errors,
        by: user,
        name: (object, alone) =>
          alone
            ? text('lists.name', { what, at })
            : text('lists.name.object', { what, at, object: text(`object.${object}`) }),
      },
      onProgress,
    );
    await finish(listMessage(text, result, bot.links()));
  } catch (error) {
    // "Making a list…" must not stand there for good.
    await finish({ text: text('lists.broken') }).catch(() => undefined);
    throw error;
  }
}
