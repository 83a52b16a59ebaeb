import { setTimeout as sleep } from 'node:timers/promises';
import type { View } from '@slack/types';
import { isByAutomation } from '../../core/automations.ts';
import { byType } from '../../core/causes.ts';
import type { Automation } from '../../core/crm.ts';
import { causesOf } from '../../jobs/selections.ts';
import type { Target } from '../../jobs/target.ts';
import type { Text } from '../../text/text.ts';
import type { Bot } from '../bot.ts';
import type { Caller } from '../caller.ts';
import { filtersOf, idsOf, newSince, ownersOf } from '../details-filters.ts';
import { frozen, withPick, withPicked } from '../details-picks.ts';
import { afterFilter, afterStep, decodeState, isOfBefore, openingState, type DetailsState } from '../details-state.ts';
import { SlackRefusal } from '../gate.ts';
import { readPickBlock } from '../ids.ts';
import { createTurns } from '../turns.ts';
import { targetName } from '../target-name.ts';
import { detailsView, staleDetailsView } from '../views/details.ts';
import { exportErrors } from './export.ts';
import { makeLists } from './lists.ts';
import { askResync } from './resync.ts';

/** A view as a click in it tells it. */
export type ClickedView = { readonly id: string; readonly hash: string; readonly metadata: string };

/** `notice`: what is said above the details, in mrkdwn, until the next click. */
type Change = { readonly state: DetailsState; readonly notice?: string };

export type Details = {
  /** Opens the modal at once from the local snapshot: a trigger lasts three seconds. */
  open(
    caller: Caller,
    target: Target,
    place: { readonly triggerId: string; readonly messageTs?: string | undefined },
    filter?: Pick<DetailsState, 'owner'>,
  ): Promise<void>;
  step(caller: Caller, view: ClickedView, value: string): Promise<void>;
  filter(caller: Caller, view: ClickedView, name: string, value: string): Promise<void>;
  pick(caller: Caller, view: ClickedView, blockId: string, ticked: boolean): Promise<void>;
  act(caller: Caller, view: ClickedView, value: string, triggerId: string): Promise<void>;
  /** Says something above the details; false where they are closed. */
  say(user: string, text: Text, view: ClickedView, words: string): Promise<boolean>;
};

/** Views whose last state is kept in memory: Slack tells it with a click, but a second click may come before the first one's update. */
const VIEWS_KEPT = 500;
/** What is known already comes within this time. */
const AUTOMATIONS_MS = 150;

const ACTS = {
  resync: (bot: Bot, caller: Caller, target: Target, { ts }: DetailsState, triggerId: string) =>
    askResync(bot, caller, target, (view) => bot.gate.pushView(triggerId, view), ts),
  export: (bot: Bot, caller: Caller, target: Target) => exportErrors(bot, caller, target),
  list: (bot: Bot, caller: Caller, target: Target) => makeLists(bot, caller, target),
};

/**
 * The details' modal. Clicks in one view are done one after the other, each on the state that the one before left; Slack's hash
 * keeps an update from landing over one that this process does not know of.
 */
export function createDetails(bot: Bot): Details {
  const shown = new Map<string, { readonly state: DetailsState; readonly hash: string }>();
  const inTurn = createTurns();
  /** Views from which a HubSpot list is being made. */
  const listing = new Set<string>();

  const remember = (viewId: string, state: DetailsState, hash: string) => {
    shown.delete(viewId);
    shown.set(viewId, { state, hash });
    for (const old of [...shown.keys()].slice(0, -VIEWS_KEPT)) shown.delete(old);
  };

  /** False where the view is closed. */
  async function update(view: ClickedView, next: View, state: DetailsState): Promise<boolean> {
    try {
      const hash = await bot.gate.updateView(view.id, next, shown.get(view.id)?.hash ?? view.hash);
      remember(view.id, state, hash);
      return true;
    } catch (error) {
      shown.delete(view.id);
      if (!(error instanceof SlackRefusal)) throw error;
      // A newer state is there already.
      if (error.code === 'hash_conflict') return true;
      if (error.code === 'not_found') return false;
      throw error;
    }
  }

  async function show(user: string, text: Text, view: ClickedView, change: Change): Promise<boolean> {
    const bare = await viewOf(bot, user, text, change, []);
    if (!bare.wantsAutomations) return update(view, bare.view, bare.state);
    const soon = await Promise.race([bot.automations(), sleep(AUTOMATIONS_MS, 'later' as const, { ref: false })]);
    const { view: next, state } = soon === 'later' ? bare : await viewOf(bot, user, text, change, soon);
    const isThere = await update(view, next, state);
    if (isThere && soon === 'later') void addAutomations(user, text, view, change).catch(logged);
    return isThere;
  }

  /** Where nothing was clicked meanwhile. */
  async function addAutomations(user: string, text: Text, view: ClickedView, change: Change): Promise<void> {
    const hash = shown.get(view.id)?.hash;
    const automations = (await bot.automations()) ?? [];
    if (automations.length === 0) return;
    await inTurn(view.id, async () => {
      if (shown.get(view.id)?.hash !== hash) return;
      const { view: next, state } = await viewOf(bot, user, text, change, automations);
      await update(view, next, state);
    });
  }
  const logged = (error: unknown) => bot.log.error({ err: error }, 'could not add to the details');

  /** Changes the state by a click and shows the outcome. */
  const change = (
    caller: Caller,
    view: ClickedView,
    next: (state: DetailsState) => Promise<Change | undefined> | Change | undefined,
  ): Promise<void> =>
    inTurn(view.id, async () => {
      const state = shown.get(view.id)?.state ?? decodeState(view.metadata);
      if (state === undefined) return staled(caller, view);
      const outcome = (await next(state)) ?? { state, notice: caller.text('details.stale') };
      await show(caller.user, caller.text, view, outcome);
    });
  const staled = ({ text }: Caller, { id }: ClickedView) =>
    ignoringClosed(() => bot.gate.updateView(id, staleDetailsView(text)));

  return {
    async open(caller, target, { triggerId, messageTs }, filter = {}) {
      const { text, user } = caller;
      // No button has one: a selection is acted on, not opened.
      if (target.selection !== undefined) return caller.reply(text('failure.stale'));
      const change = { state: openingState(target, caller.channel, messageTs, filter) };
      const first = await viewOf(bot, user, text, change, []);
      const known = bot.owners.people().length;
      const viewId = await bot.gate.openView(triggerId, first.view);
      const [automations = []] = await Promise.all([
        first.wantsAutomations ? bot.automations() : undefined,
        bot.owners.ready(),
      ]);
      if (automations.length === 0 && bot.owners.people().length === known) return;
      await inTurn(viewId, async () => {
        // Whoever clicked meanwhile has them with the next view.
        if (shown.has(viewId)) return;
        const { view, state } = await viewOf(bot, user, text, change, automations);
        // Remembered, since a click on the view from before tells an older hash.
        await ignoringClosed(async () => remember(viewId, state, await bot.gate.updateView(viewId, view)));
      });
    },
    async step(caller, view, value) {
      await change(caller, view, (state) => {
        if (isOfBefore(state, value)) return { state, notice: caller.text('details.moved') };
        const after = afterStep(state, value);
        return after && { state: after };
      });
    },
    async filter(caller, view, name, value) {
      await change(caller, view, (state) => {
        const after = afterFilter(state, name, value, newSince(bot, state));
        return after && { state: after };
      });
    },
    async pick(caller, view, blockId, ticked) {
      await change(caller, view, async (state) => {
        const picked = readPickBlock(blockId);
        if (picked === undefined) return undefined;
        // A box of what was shown before the last click.
        if (picked.round !== state.round) return { state, notice: caller.text('details.moved') };
        return { state: await withPick(bot, caller, state, picked.id, ticked) };
      });
    },
    async act(caller, view, value, triggerId) {
      const [name = ''] = value.split(':');
      const run = Object.hasOwn(ACTS, name) ? ACTS[name as keyof typeof ACTS] : undefined;
      const order = await inTurn(view.id, async () => {
        const state = shown.get(view.id)?.state ?? decodeState(view.metadata);
        if (state === undefined) return staled(caller, view);
        if (isOfBefore(state, value)) {
          await show(caller.user, caller.text, view, { state, notice: caller.text('details.moved') });
          return undefined;
        }
        const target = run && (await frozen(bot, caller, state));
        if (target !== undefined) return { state, target };
        await show(caller.user, caller.text, view, {
          state,
          notice: caller.text(run === undefined ? 'details.stale' : 'details.expired'),
        });
        return undefined;
      });
      if (run === undefined || order === undefined) return;
      const work = () => run(bot, caller, order.target, order.state, triggerId);
      if (name !== 'list') return work();
      // A second click must not make a second list.
      if (listing.has(view.id)) return caller.reply(caller.text('details.listing.busy'));
      listing.add(view.id);
      await work().finally(() => listing.delete(view.id));
    },
    say: (user, text, view, words) =>
      inTurn(view.id, async () => {
        const state = shown.get(view.id)?.state ?? decodeState(view.metadata);
        return state !== undefined && show(user, text, view, { state, notice: words });
      }),
  };
}

async function ignoringClosed(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    // A view that was closed meanwhile needs no more.
    if (!(error instanceof SlackRefusal) || error.code !== 'not_found') throw error;
  }
}

async function viewOf(
  bot: Bot,
  user: string,
  text: Text,
  { state: wanted, notice }: Change,
  automations: readonly Automation[] | undefined,
): Promise<{ readonly view: View; readonly wantsAutomations: boolean; readonly state: DetailsState }> {
  const { state, picked, isExpired } = withPicked(bot, user, wanted);
  const snapshot = await bot.latest();
  const open = snapshot?.open ?? [];
  const { target } = state;
  const mine = await idsOf(bot, user);
  const causes = causesOf(open, { of: target });
  const words = notice ?? (isExpired ? text('details.expired') : undefined);
  const start = newSince(bot, state);
  const facts = {
    title: targetName(text, target),
    causes,
    shown: causesOf(open, { of: target, ...filtersOf(bot, state, mine) }),
    owners: ownersOf(bot, text, state, causes, mine),
    sources: snapshot?.sources ?? [],
    now: bot.clock.now(),
    links: bot.links(),
    can: { resync: bot.resync !== undefined, list: bot.lists !== undefined },
    picked,
    ...(automations === undefined ? {} : { automations }),
    ...(start === undefined ? {} : { newSince: start }),
    ...(words === undefined ? {} : { notice: words }),
  };
  return {
    view: detailsView(text, facts, state),
    wantsAutomations: [...byType(causes).keys()].some(isByAutomation),
    state,
  };
}
