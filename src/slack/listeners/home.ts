/** App Home: opened, and what is clicked in it. */
import type { App, BlockAction, ButtonAction } from '@slack/bolt';
import type { Bot } from '../bot.ts';
import { answering, callerOf, textInTime, type Caller } from '../caller.ts';
import { actionPattern, ACTIONS, CALLBACKS, type ActionName } from '../ids.ts';
import { placeName, wishText } from '../views/home.ts';
import { noticeView } from '../views/resync.ts';
import { subscribeAnswers, subscribeView } from '../views/subscribe.ts';
import type { Details } from './details.ts';
import { subscribe, wishOf } from './notify.ts';
import { refusal, type Submission } from './resync.ts';

type HomeClick = (bot: Bot, caller: Caller, value: string, triggerId: string) => Promise<void>;

const CLICKS = {
  [ACTIONS.homeCheck]: checkNow,
  [ACTIONS.homeNotify]: askSubscription,
} as const satisfies Record<string, HomeClick>;

/** Ties App Home's events to what they do. */
export function registerHome(app: App, bot: Bot, details: Pick<Details, 'open'>): void {
  app.event('app_home_opened', async ({ event }) => {
    if (event.tab !== 'home') return;
    try {
      await bot.home.show(event.user, event.channel);
    } catch (error) {
      bot.log.error({ err: error, user: event.user }, 'App Home could not be published');
    }
  });

  const clicks: Readonly<Record<string, HomeClick>> = {
    ...CLICKS,
    [ACTIONS.homeMine]: (_, caller, _value, triggerId) => details.open(caller, {}, { triggerId }, { owner: 'mine' }),
  };
  for (const [name, run] of Object.entries(clicks)) {
    app.action<BlockAction<ButtonAction>>(
      { type: 'block_actions', action_id: actionPattern(name as ActionName) },
      async ({ ack, body, action }) => {
        await ack();
        const caller = await personal(bot, body.user.id);
        await answering(caller, bot.log, () => run(bot, caller, action.value ?? '', body.trigger_id));
      },
    );
  }

  app.view(CALLBACKS.notify, async ({ ack, body, view }) => {
    const submission = { metadata: view.private_metadata, state: view.state.values };
    const own = await textInTime(bot.gate, body.user.id);
    await ack({ response_action: 'update', view: noticeView(own, own('subscribe.title'), own('subscribe.saving')) });
    const caller = await callerOf(bot.gate, body.user.id, '', async (text, message) => {
      await bot.gate.updateView(view.id, noticeView(text, text('subscribe.title'), message.text));
    });
    await answering(caller, bot.log, () => saveSubscription(bot, caller, submission));
  });
}

/** Home has no place for an answer: what needs words comes by direct message. */
const personal = (bot: Bot, user: string): Promise<Caller> =>
  callerOf(bot.gate, user, '', async (_, message) => {
    await bot.gate.post(user, message);
  });

async function checkNow(bot: Bot, caller: Caller): Promise<void> {
  if (bot.check === undefined) return caller.reply(caller.text('check.noCrm'));
  const running = bot.check.run();
  // It may end, and fail, while Home is told that it runs.
  running.catch(() => undefined);
  await bot.home.show(caller.user);
  try {
    await running;
  } finally {
    await bot.home.show(caller.user);
  }
}

/** What the questions carry from the click to the submission: the zone is that in which the time was shown. */
type Origin = { readonly channel: string; readonly direct: string; readonly zone: string };

async function askSubscription(bot: Bot, caller: Caller, channel: string, triggerId: string): Promise<void> {
  const { text, user } = caller;
  if (!bot.admins.may(caller)) {
    await bot.gate.openView(triggerId, noticeView(text, text('subscribe.title'), refusal(bot, caller)));
    return;
  }
  const [wish, direct] = await Promise.all([wishOf(bot, caller, channel), bot.gate.directMessages(user)]);
  const origin: Origin = { channel, direct, zone: wish.zone };
  await bot.gate.openView(
    triggerId,
    subscribeView(text, placeName(text, channel, direct), wish, JSON.stringify(origin)),
  );
}

async function saveSubscription(bot: Bot, caller: Caller, { metadata, state }: Submission): Promise<void> {
  const { text, user } = caller;
  const { channel, direct, zone } = JSON.parse(metadata) as Origin;
  const wish = subscribeAnswers(state);
  if (wish === undefined) return caller.reply(text('failure.stale'));
  // Rights may have changed since the view was opened.
  if (!bot.admins.may(caller)) return caller.reply(refusal(bot, caller));
  const outcome = await subscribe(bot, caller, channel, { ...wish, zone });
  if ('refused' in outcome) return caller.reply(outcome.refused);
  await caller.reply(`${wishText(text, outcome.saved, direct, bot.clock.now())}${outcome.warning}`);
  await bot.home.show(user);
}
