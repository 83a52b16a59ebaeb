/** What Slack refuses in a modal or an App Home. */
import { invalid, Refusal } from '../refusal.ts';
import type { JsonObject, OpenView } from '../workspace.ts';
import { block } from './blocks.ts';
import {
  boolean,
  createContext,
  isObject,
  list,
  object,
  oneOf,
  refuse,
  sentences,
  string,
  type Check,
  type Context,
} from './check.ts';
import { plainText } from './composition.ts';

const VIEW_BYTES = 250_000;

const common: Record<string, Check> = {
  blocks: list(block, { max: 100 }),
  private_metadata: string({ min: 0, max: 3000 }),
  callback_id: string({ min: 0, max: 255 }),
  external_id: string({ min: 0, max: 255 }),
};

function inputNeedsSubmit(view: JsonObject, at: string, context: Context): void {
  if (view['submit'] !== undefined || !Array.isArray(view['blocks'])) return;
  view['blocks'].forEach((entry, index) => {
    if (isObject(entry) && entry['type'] === 'input') {
      refuse(context, `${at}/blocks/${index}/input`, 'must define `submit` to use an `input` block in modals');
    }
  });
}

const VIEWS: Record<OpenView['kind'], Check> = {
  modal: object({
    fields: {
      ...common,
      type: oneOf('modal'),
      title: plainText(24),
      submit: plainText(24),
      close: plainText(24),
      clear_on_close: boolean,
      notify_on_close: boolean,
      submit_disabled: boolean,
    },
    required: ['title', 'blocks'],
    also: inputNeedsSubmit,
  }),
  home: object({ fields: { ...common, type: oneOf('home') }, required: ['blocks'] }),
};

/** Keys that an app may send as null when it copies a view it received. */
const NULLABLE = ['submit', 'close'];

/**
 * A view of the given kind, checked. Throws Refusal `view_too_large`, or `invalid_arguments` with every problem, as views.open
 * and its relatives do.
 */
export function checkView(view: unknown, kind: OpenView['kind'], scopes: ReadonlySet<string>): JsonObject {
  if (!isObject(view)) throw invalid('invalid_arguments', ['must provide an object [json-pointer:/view]']);
  if (Buffer.byteLength(JSON.stringify(view)) > VIEW_BYTES) throw new Refusal('view_too_large');
  const context = createContext(kind, scopes);
  const given = Object.fromEntries(
    Object.entries(view).filter(([key, value]) => value !== null || !NULLABLE.includes(key)),
  );
  if (given['type'] === undefined) refuse(context, '/view', 'missing required field: type');
  VIEWS[kind](given, '/view', context);
  if (context.problems.length > 0) throw invalid('invalid_arguments', sentences(context));
  return given;
}
