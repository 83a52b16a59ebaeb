import type { App, BlockAction, ButtonAction, MessageShortcut, RespondFn } from '@slack/bolt';
import type { View } from '@slack/types';
import type { Target } from '../../jobs/target.ts';
import type { Text } from '../../text/text.ts';
import type { Message } from '../blocks.ts';
import type { Bot } from '../bot.ts';
import { answering, callerOf, replyAnyhow, textInTime, type Caller } from '../caller.ts';
import { actionPattern, ACTIONS, CALLBACKS, decodeTarget, SHORTCUTS } from '../ids.ts';
import { SlackRefusal } from '../gate.ts';
import { INSIST, noticeView } from '../views/resync.ts';
import { runCommand } from './commands.ts';
import { createDetails } from './details.ts';
import { registerDetails } from './details-clicks.ts';
import { showDrift } from './drift.ts';
import { testTouch } from './doctor.ts';
import { explainShared } from './explain.ts';
import { exportErrors } from './export.ts';
import { registerGreeting } from './greeting.ts';
import { registerHome } from './home.ts';
import { createImporting, lacksSubject, type Importing } from './import.ts';
import { askResync, lacksInsistence, startResync } from './resync.ts';

/** What a click tells beside who clicked. */
type Click = { readonly triggerId: string; readonly messageTs: string | undefined };

const CLICKS = {
  [ACTIONS.drift]: (bot: Bot, caller: Caller, _: Target, { triggerId }: Click) => showDrift(bot, caller, triggerId),
  [ACTIONS.resync]: (bot: Bot, caller: Caller, target: Target, { triggerId, messageTs }: Click) =>
    askResync(bot, caller, target, (view) => bot.gate.openView(triggerId, view), messageTs),
  [ACTIONS.export]: (bot: Bot, caller: Caller, target: Target) => exportErrors(bot, caller, target),
  [ACTIONS.testTouch]: (bot: Bot, caller: Caller) => testTouch(bot, caller),
};

/** Ties Slack's events to what they do. Each is acknowledged first: Slack waits three seconds. */
export function registerListeners(app: App, bot: Bot): Pick<Importing, 'resume' | 'stop'> {
  const importing = createImporting(bot);
  app.command('/sfsync', async ({ ack, command, respond }) => {
    await ack();
    await answeringAs(bot, command.user_id, command.channel_id, respond, (caller) =>
      runCommand(bot, caller, command.text, command.trigger_id),
    );
  });

  const details = createDetails(bot);
  const clicks = {
    ...CLICKS,
    [ACTIONS.details]: (_: Bot, caller: Caller, target: Target, click: Click) => details.open(caller, target, click),
  };
  for (const [name, run] of Object.entries(clicks)) {
    app.action<BlockAction<ButtonAction>>(
      { type: 'block_actions', action_id: actionPattern(name as keyof typeof clicks) },
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

  registerDetails(app, bot, details);

  // A button with an address opens it by itself, but Slack wants its click acknowledged too.
  app.action(actionPattern(ACTIONS.openLink), async ({ ack }) => ack());

  app.view(CALLBACKS.resyncConfirm, async ({ ack, body, view }) => {
    const submission = { metadata: view.private_metadata, state: view.state.values };
    const say = (text: Text, words: string) => noticeView(text, text('resync.title'), words);
    const own = await textInTime(bot.gate, body.user.id);
    if (lacksInsistence(submission)) {
      const errors = { [INSIST.blockId]: own('resync.guard.refused') };
      return ack({ response_action: 'errors', errors });
    }
    await ack({ response_action: 'update', view: say(own, own('resync.starting')) });
    const caller = await callerOf(bot.gate, body.user.id, '', (text, message) =>
      bot.gate.updateView(view.id, say(text, message.text)),
    );
    await answering(caller, bot.log, () =>
      startResync(bot, caller, submission, (next) => bot.gate.updateView(view.id, next)),
    );
  });

  app.event('file_shared', async ({ event, context }) => {
    const { file_id: file, channel_id: channel, user_id: user } = event;
    await importing.shared({ file, channel, user }, context.botUserId);
  });

  registerHome(app, bot, details);
  registerGreeting(app, bot);

  for (const [name, run] of [
    [ACTIONS.importRead, importing.ask],
    [ACTIONS.importSkip, importing.skip],
  ] as const) {
    app.action<BlockAction<ButtonAction>>(
      { type: 'block_actions', action_id: actionPattern(name) },
      async ({ ack, body, action, respond }) => {
        await ack();
        const { container, trigger_id: triggerId } = body;
        const thread: unknown = container['thread_ts'];
        await answeringAs(bot, body.user.id, body.channel?.id ?? '', respond, (caller) =>
          run(caller, {
            file: action.value ?? '',
            triggerId,
            ts: String(container['message_ts']),
            ...(typeof thread === 'string' ? { threadTs: thread } : {}),
          }),
        );
      },
    );
  }

  app.view(CALLBACKS.importFile, async ({ ack, body, view }) => {
    const submission = { metadata: view.private_metadata, state: view.state.values };
    const say = (text: Text, words: string) => noticeView(text, text('reading.title'), words);
    const own = await textInTime(bot.gate, body.user.id);
    const refusedAt = lacksSubject(submission);
    if (refusedAt !== undefined) {
      return ack({ response_action: 'errors', errors: { [refusedAt]: own('reading.noSubject') } });
    }
    await ack({ response_action: 'update', view: say(own, own('reading.starting')) });
    const caller = await callerOf(bot.gate, body.user.id, '', (text, message) =>
      tellInView(bot, body.user.id, view.id, say(text, message.text), message),
    );
    await answering(caller, bot.log, () => importing.read(caller, submission));
  });

  app.shortcut<MessageShortcut>(SHORTCUTS.explainMessage, async ({ ack, shortcut, respond }) => {
    await ack();
    await answeringAs(bot, shortcut.user.id, shortcut.channel.id, respond, (caller) =>
      explainShared(bot, caller, shortcut.message),
    );
  });

  // What no listener handled: a view that only closes, or a bug. Failures of actions do not come here: `answering` tells whoever clicked.
  app.error(async (failure) => {
    // With the extended handler Bolt passes the error beside its context, which its type does not say.
    const { error } = failure as unknown as { error?: Error };
    bot.log.error({ err: error ?? failure }, 'an event was not handled');
  });
  return { resume: importing.resume, stop: importing.stop };
}

/** In the view that was submitted, or in person where it was closed meanwhile. */
async function tellInView(bot: Bot, user: string, viewId: string, view: View, message: Message): Promise<void> {
  try {
    await bot.gate.updateView(viewId, view);
  } catch (error) {
    if (!(error instanceof SlackRefusal) || error.code !== 'not_found') throw error;
    await bot.gate.post(user, message);
  }
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
  respond: RespondFn | undefined,
  work: (caller: Caller) => Promise<void>,
): Promise<void> {
  const caller = await callerOf(bot.gate, user, channel, (_, message) => replyAnyhow(bot.gate, user, respond, message));
  await answering(caller, bot.log, () => work(caller));
}
