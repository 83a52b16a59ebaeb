import type { View } from '@slack/types';
import type { Text } from '../../text/text.ts';
import { context, header, plainSection, section, type Block } from '../blocks.ts';
import { encodeState, type DetailsState } from '../details-state.ts';
import { CALLBACKS } from '../ids.ts';
import { causesBlocks } from './details-causes.ts';
import type { DetailsFacts } from './details-facts.ts';
import { recordsBlocks } from './details-records.ts';
import { sourceLines } from './digest.ts';

/**
 * The modal of one category or type: its error types with meaning, steps and causes, or one cause with its records. Pages keep it
 * within Slack's 100 blocks and 250 kB, whatever the errors.
 */
export function detailsView(text: Text, facts: DetailsFacts, state: DetailsState): View {
  const ages = facts.sources.flatMap((source) => sourceLines(text, source));
  const blocks: Block[] = [
    ...(facts.notice === undefined ? [] : [section(facts.notice)]),
    ...(state.cause === undefined
      ? // A category's name is too long for a modal's title in some languages.
        [header(facts.title), ...causesBlocks(text, facts, state)]
      : recordsBlocks(text, facts, state)),
    ...(ages.length > 0 ? [context(ages.join('\n'))] : []),
  ];
  return modal(text, blocks, encodeState(state));
}

/** For a button whose view cannot be told any more, as after an update of sfsync. */
export const staleDetailsView = (text: Text): View => modal(text, [plainSection(text('details.stale'))], '');

const modal = (text: Text, blocks: Block[], metadata: string): View => ({
  type: 'modal',
  callback_id: CALLBACKS.details,
  private_metadata: metadata,
  title: { type: 'plain_text', text: text('digest.button.details') },
  close: { type: 'plain_text', text: text('details.close') },
  blocks,
});
