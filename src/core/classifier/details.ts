import { isSalesforceId, toId18 } from '../ids.ts';
import type { Details } from './classification.ts';
import { findField } from './field.ts';
import type { Prepared } from './prepare.ts';
import { BLANK, valueOf, type ValueSpan } from './value.ts';

/**
 * What a message says beside its type. Everything returned stands in the message, ids in their long form. `error` is the error
 * that decided, without its values: names are looked for in it alone.
 */
export function findDetails(
  whole: Prepared,
  error: Prepared,
  spans: readonly ValueSpan[],
): Omit<Details, 'code' | 'rule'> {
  const { text, low } = error;
  const ours = spans.filter(({ at }) => at < low.length);
  const field = named(findField(error, ours[0]));
  const value = ours.map((span) => valueOf(whole, span)).find((each) => each !== undefined);
  const limit = findLimit(low);
  const flow = named(findFlow(text, low));
  const trigger = named(findTrigger(text, low));
  return {
    ...(field !== undefined && { field }),
    ...(value !== undefined && { value }),
    ...(limit !== undefined && { limit }),
    ...(flow !== undefined && { flow }),
    ...(trigger !== undefined && { trigger }),
    recordIds: findIds(whole.text),
  };
}

/** What was found across a value is no name. */
const named = (name: string | undefined) => (name?.includes(BLANK) ? undefined : name);

/** `(max length=255)`, in any language. */
function findLimit(low: string): number | undefined {
  const found = /\([^()=]{1,40}=\s?(\d{1,7})\)/.exec(low)?.[1] ?? /\bmaximum length of (\d{1,7})\b/.exec(low)?.[1];
  return found === undefined ? undefined : Number(found);
}

/** At least one letter and one digit among the first three, as key prefixes have: a word of 15 letters is no id. */
const ID =
  /(?<![\w-])(?:\d[0-9A-Za-z]{2}|[a-z]\d[0-9A-Za-z]|[a-z][0-9A-Z]\d)[0-9A-Za-z]{12}(?:[0-9A-Za-z]{3})?(?![\w-])/g;

function findIds(text: string): readonly string[] {
  const ids = new Set<string>();
  for (const [found] of text.matchAll(ID)) {
    const id = /[A-Za-z]/.test(found) && isSalesforceId(found) ? toId18(found) : undefined;
    if (id !== undefined) ids.add(id);
    if (ids.size === 20) break;
  }
  return [...ids];
}

const FLOWS: readonly RegExp[] = [
  /(?:because|perché|porque|car|da|weil|omdat)\s(?:the|il|el|le|o|der|het|de)?\s?(?:process[oe]?s?us|proceso|processo|prozess|proces)?\s?["'“‘„«]\s?([^"“”„«»]{1,200}?)\s?["'”’“»]/i,
  /\bflow\s["“]([^"“”]{1,200})["”]/i,
  /\bFlow (?:API )?Name: (\S{1,200})/,
  /プロセス「([^「」]{1,200})」|「([^「」]{1,200})」プロセス/,
];

function findFlow(text: string, low: string): string | undefined {
  if (!/flow|process|prozess|proces|プロセス/.test(low)) return undefined;
  for (const pattern of FLOWS) {
    const match = pattern.exec(text);
    const name = match?.[1] ?? match?.[2];
    if (name !== undefined) return name;
  }
  return undefined;
}

const NAME = String.raw`([A-Za-z]\w{0,79}(?:\.[A-Za-z]\w{0,79}){0,3})`;

/** Where Salesforce names a trigger or class, each with what a text must hold for it (in lower case). */
const TRIGGERS: readonly (readonly [mark: RegExp, pattern: RegExp])[] = [
  [/before|after/, new RegExp(String.raw`${NAME}: [^\s:]{2,15} (?:of|di|de|von|van) (?:Before|After)[A-Z]`)],
  [/apex trigger/, new RegExp(String.raw`\bApex trigger ${NAME} `, 'i')],
  [/maximum trigger depth/, new RegExp(String.raw`${NAME}: maximum trigger depth`)],
  [/cannot_insert_/, new RegExp(String.raw`CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY\s?[:,]\s?${NAME}: `)],
  [/trigger\./, new RegExp(String.raw`\bTrigger\.${NAME}: line \d`)],
  [/class\./, new RegExp(String.raw`\bClass\.${NAME}: line \d`)],
  [/: system\./, new RegExp(String.raw`(?:^|\s)${NAME}: System\.[A-Za-z]{3,40}Exception`)],
];

function findTrigger(text: string, low: string): string | undefined {
  for (const [mark, pattern] of TRIGGERS) {
    const name = mark.test(low) ? pattern.exec(text)?.[1] : undefined;
    if (name !== undefined) return name;
  }
  return undefined;
}
