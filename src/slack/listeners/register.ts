import type { App, BlockAction, ButtonAction, RespondFn } from '@slack/bolt';
import type { Target } from '../../jobs/target.ts';
import { createText, type Text } from '../../text/text.ts';
import type { Bot } from '../bot.ts';
import { answering, callerOf, replyPrivately, type Caller } from '../caller.ts';
import { actionPattern, ACTIONS, CALLBACKS, decodeTarget } from '../ids.ts';
import { INSIST, noticeView } from '../views/resync.ts';
import { runCommand } from './commands.ts';
import { details } from './details.ts';
import { testTouch } from './doctor.ts';
import { exportErrors } from './export.ts';
import { askResync, lacksInsistence, startResync } from './resync.ts';

/** What a click tells beside who clicked. */
type Click = { readonly triggerId: string; readonly messageTs: string | undefined };

const CLICKS = {
  [ACTIONS.details]: (bot: Bot, caller: Caller, target: Target, { triggerId }: Click) =>
    details(bot, caller, target, triggerId),
  [ACTIONS.resync]: (bot: Bot, caller: Caller, target: Target, { triggerId, messageTs }: Click) =>
    askResync(bot, caller, target, triggerId, messageTs),
  [ACTIONS.export]: (bot: Bot, caller: Caller, target: Target) => exportErrors(bot, caller, target),
  [ACTIONS.testTouch]: (bot: Bot, caller: Caller) => testTouch(bot, caller),
};

/** Ties Slack's events to what they do. Each is acknowledged first: Slack waits three seconds. */
export function registerListeners(app: App, bot: Bot): void {
  app.command('/sfsync', async ({ ack, command, respond }) => {
    await ack();
    await answeringAs(bot, command.user_id, command.channel_id, respond, (caller) =>
      runCommand(bot, caller, command.text, command.trigger_id),
    );
  });

  for (const [name, run] of Object.entries(CLICKS)) {
    app.action<BlockAction<ButtonAction>>(
      { type: 'block_actions', action_id: actionPattern(name as keyof typeof CLICKS) },
      async ({ ack, body, action, respond }) => {
        await ack();
        await answeringAs(bot, body.user.id, body.channel?.id ?? '', respond, async (caller) => {
          const target = decodeTarget(action.value);
          if (target === undefined) return caller.reply(caller.text('failure.stale'));
          return run(bot, caller, target, { triggerId: body.trigger_id, messageTs: persistentTs(body) });
        });
      },
    );
  }

  // A button with an address opens it by itself, but Slack wants its click acknowledged too.
  app.action(actionPattern(ACTIONS.openLink), async ({ ack }) => ack());

  app.view(CALLBACKS.resyncConfirm, async ({ ack, body, view }) => {
    const submission = { metadata: view.private_metadata, state: view.state.values };
    const say = (text: Text, words: string) => noticeView(text, text('resync.title'), words);
    if (lacksInsistence(submission)) {
      const errors = { [INSIST.blockId]: createText()('resync.guard.refused') };
      return ack({ response_action: 'errors', errors });
    }
    await ack({ response_action: 'update', view: say(createText(), createText()('resync.starting')) });
    const caller = await callerOf(bot.gate, body.user.id, '', (text, message) =>
      bot.gate.updateView(view.id, say(text, message.text)),
    );
    await answering(caller, bot.log, () =>
      startResync(bot, caller, submission, (next) => bot.gate.updateView(view.id, next)),
    );
  });

  // What no listener handled: a view that only closes, or a bug. Failures of actions do not come here: `answering` tells whoever clicked.
  app.error(async (failure) => {
    // With the extended handler Bolt passes the error beside its context, which its type does not say.
    const { error } = failure as unknown as { error?: Error };
    bot.log.error({ err: error ?? failure }, 'an event was not handled');
  });
}

/** A private message cannot be threaded or updated later, so its ts is of no use. */
function persistentTs(body: BlockAction): string | undefined {
  const { container } = body;
  return container['type'] === 'message' && container['is_ephemeral'] !== true
    ? String(container['message_ts'])
    : undefined;
}

async function answeringAs(
  bot: Bot,
  user: string,
  channel: string,
  respond: RespondFn,
  work: (caller: Caller) => Promise<void>,
): Promise<void> {
  const caller = await callerOf(bot.gate, user, channel, (_, message) => replyPrivately(respond, message));
  await answering(caller, bot.log, () => work(caller));
}
