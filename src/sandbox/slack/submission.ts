/** Submitting a modal, and what the app's acknowledgement makes of it (docs.slack.dev, Modals). */
import { isObject } from './block-kit/check.ts';
import { inputErrors } from './input-errors.ts';
import { viewSubmission, type Actor } from './payloads.ts';
import { Refusal } from './refusal.ts';
import { closeModals, pushModal, replaceView } from './views.ts';
import type { HumanResult, JsonObject, OpenView } from './workspace.ts';

const OK: HumanResult = { ok: true };

type Answer = (actor: Actor, open: OpenView, payload: JsonObject) => HumanResult;

function showErrors({ slack, user }: Actor, open: OpenView, errors: Record<string, string>): HumanResult {
  open.errors = errors;
  slack.workspace.events.emit('change', { kind: 'view', user: user.id });
  return { ok: false, error: 'view_errors' };
}

/** Errors can only stand at input blocks. */
const errors: Answer = (actor, open, { errors: given }) => {
  const inputs = (open.view['blocks'] as JsonObject[])
    .filter(({ type }) => type === 'input')
    .map(({ block_id: id }) => id);
  const entries = isObject(given) ? Object.entries(given) : [];
  const unknown = entries.find(([id]) => !inputs.includes(id));
  if (entries.length === 0 || unknown !== undefined) {
    throw new Refusal(`invalid_response_action: errors must name input blocks, found ${unknown?.[0] ?? 'none'}`);
  }
  return showErrors(actor, open, Object.fromEntries(entries.map(([id, text]) => [id, String(text)])));
};

const RESPONSE_ACTIONS: Record<string, Answer> = {
  errors,
  update: ({ slack }, open, { view }) => {
    replaceView(slack, open, view);
    return OK;
  },
  push: ({ slack, user }, _open, { view }) => {
    pushModal(slack, user.id, view);
    return OK;
  },
  clear: ({ slack }, open) => {
    closeModals(slack, open, { all: true });
    return OK;
  },
};

/** Without a response action the submitted view closes, and the one below shows again. */
const closeSubmitted: Answer = ({ slack }, open) => {
  closeModals(slack, open);
  return OK;
};

/** Throws Refusal for an answer that Slack could not use. The error `view_errors` means that the view shows errors. */
export async function submit(actor: Actor, open: OpenView): Promise<HumanResult> {
  const complaints = inputErrors(open);
  if (Object.keys(complaints).length > 0) return showErrors(actor, open, complaints);
  open.errors = {};
  const delivery = await actor.slack.sockets.deliver('interactive', viewSubmission(actor, open));
  if (!delivery.ok) return { ok: false, error: delivery.error };
  const action = delivery.payload['response_action'];
  if (action === undefined) return closeSubmitted(actor, open, delivery.payload);
  const known = typeof action === 'string' && Object.hasOwn(RESPONSE_ACTIONS, action);
  const answer = known ? RESPONSE_ACTIONS[action] : undefined;
  if (answer === undefined) throw new Refusal(`invalid_response_action: ${JSON.stringify(action)}`);
  return answer(actor, open, delivery.payload);
}
