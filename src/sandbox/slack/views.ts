/** Modals and App Homes: opening, stacking, replacing and closing them. */
import { stateValues, storedBlocks } from './block-kit/interactive.ts';
import { checkView } from './block-kit/view.ts';
import type { Slack } from './context.ts';
import { Refusal } from './refusal.ts';
import type { JsonObject, OpenView } from './workspace.ts';

const MAX_STACK = 3;

const modalsOf = ({ workspace }: Slack, user: string) => workspace.modals.get(user) ?? [];

function setModals({ workspace }: Slack, user: string, stack: OpenView[]): void {
  if (stack.length === 0) workspace.modals.delete(user);
  else workspace.modals.set(user, stack);
  workspace.events.emit('change', { kind: 'view', user });
}

const allViews = ({ workspace }: Slack) => [...workspace.modals.values()].flat().concat([...workspace.homes.values()]);

export const findModal = (slack: Slack, user: string, viewId: string) =>
  modalsOf(slack, user).find(({ id }) => id === viewId);

/** A modal or App Home of anyone. */
export const findView = (slack: Slack, key: 'id' | 'external_id', value: string): OpenView | undefined =>
  allViews(slack).find((open) => (key === 'id' ? open.id : open.view['external_id']) === value);

function checkExternalId(slack: Slack, view: JsonObject, except?: OpenView): void {
  const external = view['external_id'];
  if (typeof external !== 'string' || external === '') return;
  const holder = findView(slack, 'external_id', external);
  if (holder !== undefined && holder !== except) throw new Refusal('duplicate_external_id');
}

/** A hash tells one state of a view from the next, as `156772938.1827394`. */
const newHash = ({ realNow, workspace }: Slack) => `${Math.floor(realNow() / 1000)}.${workspace.nextId('')}`;

const stored = ({ workspace }: Slack, view: JsonObject): JsonObject & { blocks: JsonObject[] } => ({
  ...view,
  blocks: storedBlocks(view['blocks'] as JsonObject[], () => workspace.nextId('b')),
});

function create(slack: Slack, user: string, kind: OpenView['kind'], checked: JsonObject, below?: OpenView): OpenView {
  const view = stored(slack, checked);
  const id = slack.workspace.nextId('V');
  return {
    id,
    user,
    kind,
    view,
    hash: newHash(slack),
    rootViewId: below?.rootViewId ?? id,
    previousViewId: below?.id ?? null,
    values: stateValues(view.blocks),
    errors: {},
  };
}

/** Opens a modal in place of all that the person had open. `view` is not checked yet. Throws Refusal. */
export function openModal(slack: Slack, user: string, view: unknown): OpenView {
  const checked = checkView(view, 'modal', slack.scopes);
  checkExternalId(slack, checked);
  const opened = create(slack, user, 'modal', checked);
  setModals(slack, user, [opened]);
  return opened;
}

/** Puts a modal on top of the person's. Throws Refusal `push_limit_reached`, `not_found` when none is open, and for the view. */
export function pushModal(slack: Slack, user: string, view: unknown): OpenView {
  const checked = checkView(view, 'modal', slack.scopes);
  checkExternalId(slack, checked);
  const stack = modalsOf(slack, user);
  const below = stack.at(-1);
  if (below === undefined) throw new Refusal('not_found');
  if (stack.length >= MAX_STACK) throw new Refusal('push_limit_reached');
  const pushed = create(slack, user, 'modal', checked, below);
  setModals(slack, user, [...stack, pushed]);
  return pushed;
}

/** Replaces a view's content; what was typed stays where block_id, action_id and type stay. Throws Refusal for the view. */
export function replaceView(slack: Slack, open: OpenView, view: unknown): OpenView {
  const checked = checkView(view, open.kind, slack.scopes);
  checkExternalId(slack, checked, open);
  const next = stored(slack, checked);
  open.view = next;
  open.values = stateValues(next.blocks, open.values);
  open.errors = {};
  open.hash = newHash(slack);
  slack.workspace.events.emit('change', { kind: open.kind === 'home' ? 'home' : 'view', user: open.user });
  return open;
}

/** Publishes a person's App Home. Throws Refusal `hash_conflict` and for the view. */
export function publishHome(slack: Slack, user: string, view: unknown, hash?: string): OpenView {
  const before = slack.workspace.homes.get(user);
  if (hash !== undefined && hash !== '' && before?.hash !== hash) throw new Refusal('hash_conflict');
  if (before !== undefined) return replaceView(slack, before, view);
  const checked = checkView(view, 'home', slack.scopes);
  checkExternalId(slack, checked);
  const home = create(slack, user, 'home', checked);
  slack.workspace.homes.set(user, home);
  slack.workspace.events.emit('change', { kind: 'home', user });
  return home;
}

/** Takes a modal and those above it away, or with `all` the whole stack; gives those taken, the top first. */
export function closeModals(slack: Slack, open: OpenView, { all = false } = {}): OpenView[] {
  const stack = modalsOf(slack, open.user);
  // Meanwhile the app may have opened another modal in its place.
  if (!stack.includes(open)) return [];
  const from = all ? 0 : stack.indexOf(open);
  setModals(slack, open.user, stack.slice(0, from));
  return stack.slice(from).toReversed();
}
