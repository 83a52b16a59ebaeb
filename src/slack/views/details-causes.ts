import { byType, errorsIn, recordsIn, type CauseErrors } from '../../core/causes.ts';
import { fixersOf } from '../../text/explain.ts';
import { typeTexts } from '../../text/sentences.ts';
import type { Text } from '../../text/text.ts';
import { actions, button, checkbox, context, divider, plainSection, richText, section, type Block } from '../blocks.ts';
import { STEPS, type DetailsState } from '../details-state.ts';
import { actionId, ACTIONS, pickBlock } from '../ids.ts';
import type { DetailsFacts } from './details-facts.ts';
import { actRow, automationsList, causeLine, hingesLine, pageOf, pageRow, topRow } from './details-parts.ts';

/** Each takes two blocks and may begin a type, which takes seven more: with all else at most 85. */
const CAUSES_A_PAGE = 8;

/** Error types with what they mean and what to do, and their causes, some at a time. */
export function causesBlocks(text: Text, facts: DetailsFacts, state: DetailsState): Block[] {
  const { shown, causes, picked } = facts;
  if (shown.length === 0) {
    const isFiltered = causes.length > 0;
    return [...topRow(text, facts, state), plainSection(text(isFiltered ? 'details.none' : 'details.empty'))];
  }
  const page = pageOf(shown, state.page, CAUSES_A_PAGE);
  const onPage = [...Map.groupBy(page.items, ({ cause }) => cause.type)];
  const ticked = shown.filter(({ id }) => picked.has(id)).length;
  let index = 0;
  return [
    ...topRow(text, facts, state),
    ...onPage.flatMap(([type, own], at) => [
      ...(at > 0 ? [divider()] : []),
      ...typeBlocks(text, type, byType(shown).get(type) ?? own, facts),
      ...own.flatMap((entry) => causeBlocks(text, entry, facts, state, index++)),
    ]),
    ...(page.of > page.items.length
      ? [context(text('details.page.causes', { from: page.first + 1, to: page.first + page.items.length, n: page.of }))]
      : []),
    ...pageRow(text, page, state),
    divider(),
    ...actRow(text, facts, state, ticked),
  ];
}

function typeBlocks(text: Text, type: string, causes: readonly CauseErrors[], facts: DetailsFacts): Block[] {
  const { name, meaning, fix, article } = typeTexts(text, type);
  const title = text('details.type', {
    name,
    errors: text('count.errors', { n: errorsIn(causes) }),
    records: text('count.records', { n: recordsIn(causes) }),
  });
  const steps = fix.map((line, at) => `${at + 1}. ${line}`).join('\n');
  const howTo = text('details.fix', { who: fixersOf(text, type) });
  return [
    section(`${title}\n${meaning}`),
    section(`${howTo}\n${steps}\n${text('details.article', { url: article })}`),
    ...hingesLine(text, causes),
    ...automationsList(text, type, causes, facts),
    section(`*${text('details.causes')}*`),
  ];
}

function causeBlocks(
  text: Text,
  entry: CauseErrors,
  facts: DetailsFacts,
  { round }: DetailsState,
  index: number,
): Block[] {
  const records = button({
    actionId: actionId(ACTIONS.step, `open-${index}`),
    text: text('details.open', { n: entry.records }),
    value: STEPS.open(entry.id),
  });
  const box = checkbox(
    actionId(ACTIONS.pick, String(index)),
    text('details.pick.cause'),
    'on',
    facts.picked.has(entry.id),
  );
  return [richText(causeLine(text, entry, facts)), { ...actions(records, box), block_id: pickBlock(round, entry.id) }];
}
