/** What is clicked in the details' modal. */
import type { App, BlockAction } from '@slack/bolt';
import type { Bot } from '../bot.ts';
import { answering, callerOf, type Caller } from '../caller.ts';
import { decodeState } from '../details-state.ts';
import { actionPattern, ACTIONS, type ActionName } from '../ids.ts';
import type { ClickedView, Details } from './details.ts';

/** Clicks inside the details: each is answered in the view, or in person where that was closed meanwhile. */
export function registerDetails(app: App, bot: Bot, details: Details): void {
  const clicks: Readonly<Record<string, DetailsClick>> = {
    [ACTIONS.step]: (caller, view, { value = '' }) => details.step(caller, view, value),
    [ACTIONS.filter]: (caller, view, { action_id: id, selected_option: chosen }) =>
      details.filter(caller, view, id.slice(id.indexOf(':') + 1), chosen?.value ?? ''),
    [ACTIONS.pick]: (caller, view, { block_id: block, selected_options: ticks }) =>
      details.pick(caller, view, block, (ticks ?? []).length > 0),
    [ACTIONS.act]: (caller, view, { value = '' }, triggerId) => details.act(caller, view, value, triggerId),
  };
  for (const [name, run] of Object.entries(clicks)) {
    app.action<BlockAction>(
      { type: 'block_actions', action_id: actionPattern(name as ActionName) },
      async ({ ack, body, action }) => {
        await ack();
        const { view } = body;
        if (view === undefined) return;
        const { id, hash, private_metadata: metadata } = view;
        const clicked = { id, hash, metadata };
        const channel = decodeState(metadata)?.channel ?? '';
        const caller = await callerOf(bot.gate, body.user.id, channel, async (text, message) => {
          if (!(await details.say(body.user.id, text, clicked, message.text)))
            await bot.gate.post(body.user.id, message);
        });
        await answering(caller, bot.log, () => run(caller, clicked, action as DetailsAction, body.trigger_id));
      },
    );
  }
}

type DetailsClick = (caller: Caller, view: ClickedView, action: DetailsAction, triggerId: string) => Promise<void>;

/** As much of an action as the details look at: a button's, a select's or a box's. */
type DetailsAction = {
  readonly action_id: string;
  readonly block_id: string;
  readonly value?: string;
  readonly selected_option?: { readonly value: string } | null;
  readonly selected_options?: readonly unknown[];
};
