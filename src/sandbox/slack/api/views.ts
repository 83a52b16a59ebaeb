import type { Slack } from '../context.ts';
import { checkView } from '../block-kit/view.ts';
import { viewJson } from '../formats.ts';
import { invalid, Refusal } from '../refusal.ts';
import type { JsonObject, OpenView } from '../workspace.ts';
import { findModal, findView, openModal, publishHome, pushModal, replaceView } from '../views.ts';
import { jsonArg, requiredArg, textArg, type Args } from './args.ts';
import type { Methods } from './method.ts';

function viewArg(args: Args): unknown {
  const view = jsonArg(args, 'view', 'invalid_arguments');
  if (view === undefined) throw invalid('invalid_arguments', ['missing required field: view [json-pointer:/view]']);
  return view;
}

function triggerArg(args: Args): string {
  const id = textArg(args, 'trigger_id') ?? textArg(args, 'interactivity_pointer');
  if (id === undefined || id === '') throw invalid('invalid_arguments', ['missing required field: trigger_id']);
  return id;
}

function open(args: Args, slack: Slack): JsonObject {
  const view = viewArg(args);
  const triggerId = triggerArg(args);
  checkView(view, 'modal', slack.scopes);
  const { user } = slack.triggers.find(triggerId);
  const opened = openModal(slack, user, view);
  slack.triggers.exchange(triggerId);
  return { view: viewJson(slack, opened) };
}

function push(args: Args, slack: Slack): JsonObject {
  const view = viewArg(args);
  const triggerId = triggerArg(args);
  checkView(view, 'modal', slack.scopes);
  const { user, viewId } = slack.triggers.find(triggerId);
  // A view is pushed onto the modal that the person acted in.
  if (viewId === undefined || findModal(slack, user, viewId) === undefined) throw new Refusal('not_found');
  const pushed = pushModal(slack, user, view);
  slack.triggers.exchange(triggerId);
  return { view: viewJson(slack, pushed) };
}

function existing(args: Args, slack: Slack): OpenView {
  const id = textArg(args, 'view_id') ?? '';
  const external = textArg(args, 'external_id') ?? '';
  if (id === '' && external === '') {
    throw invalid('invalid_arguments', ['must define either `view_id` or `external_id`']);
  }
  const found = id === '' ? findView(slack, 'external_id', external) : findView(slack, 'id', id);
  if (found === undefined) throw new Refusal('not_found');
  return found;
}

function update(args: Args, slack: Slack): JsonObject {
  const view = viewArg(args);
  const found = existing(args, slack);
  const hash = textArg(args, 'hash') ?? '';
  if (hash !== '' && hash !== found.hash) throw new Refusal('hash_conflict');
  return { view: viewJson(slack, replaceView(slack, found, view)) };
}

function publish(args: Args, slack: Slack): JsonObject {
  const view = viewArg(args);
  const user = requiredArg(args, 'user_id');
  if (slack.manifest.homeTab === false) throw new Refusal('not_enabled');
  if (!slack.workspace.users.has(user)) {
    throw invalid('invalid_arguments', ['invalid `user_id` [json-pointer:/user_id]']);
  }
  return { view: viewJson(slack, publishHome(slack, user, view, textArg(args, 'hash'))) };
}

export const views: Methods = {
  'views.open': { token: 'bot', scopes: [], tier: 4, run: open },
  'views.push': { token: 'bot', scopes: [], tier: 4, run: push },
  'views.update': { token: 'bot', scopes: [], tier: 4, run: update },
  'views.publish': { token: 'bot', scopes: [], tier: 4, run: publish },
};
