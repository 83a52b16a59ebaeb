/** What Slack refuses in the `blocks` of a message. */
import { invalid, Refusal } from '../refusal.ts';
import type { JsonObject } from '../workspace.ts';
import { block } from './blocks.ts';
import { characters, createContext, isObject, list, refuse, sentences, type Context } from './check.ts';
import { cellCharacters } from './tables.ts';

/** Seen, not documented: messages were refused at about this many characters of blocks (slackapi/bolt-js#2509). */
const ALL_BLOCKS_CHARACTERS = 13_200;
const MARKDOWN_CHARACTERS = 12_000;
const TABLE_CHARACTERS: Record<string, number> = { table: 10_000, data_table: 20_000 };
const CHARTS = 2;

const blocksOf = list(block, { max: 50 });

/**
 * The blocks of a message, checked. Throws Refusal `invalid_blocks_format` where they are no array of objects,
 * `msg_blocks_too_long` for their total, `invalid_blocks` with every problem for the rest.
 */
export function checkMessageBlocks(blocks: unknown, scopes: ReadonlySet<string>): JsonObject[] {
  if (!Array.isArray(blocks) || !blocks.every(isObject)) throw new Refusal('invalid_blocks_format');
  const context = createContext('message', scopes);
  blocksOf(blocks, '/blocks', context);
  checkTotals(blocks, context);
  if (context.problems.length > 0) throw invalid('invalid_blocks', sentences(context));
  if (characters(JSON.stringify(blocks)) > ALL_BLOCKS_CHARACTERS) throw new Refusal('msg_blocks_too_long');
  return blocks;
}

/** Blocks with their pointers, those in containers too. */
function withChildren(blocks: readonly JsonObject[], at: string): { block: JsonObject; at: string }[] {
  return blocks.flatMap((entry, index) => {
    const here = { block: entry, at: `${at}/${index}` };
    const children = entry['child_blocks'];
    return [
      here,
      ...(Array.isArray(children) ? withChildren(children.filter(isObject), `${here.at}/child_blocks`) : []),
    ];
  });
}

function checkTotals(blocks: readonly JsonObject[], context: Context): void {
  const all = withChildren(blocks, '/blocks');
  const ofType = (type: string) => all.filter((entry) => entry.block['type'] === type);
  const markdown = ofType('markdown').reduce((sum, entry) => sum + characters(String(entry.block['text'])), 0);
  if (markdown > MARKDOWN_CHARACTERS) {
    refuse(context, '/blocks', `markdown blocks must be less than ${MARKDOWN_CHARACTERS + 1} characters in total`);
  }
  if (ofType('table').length > 1) refuse(context, '/blocks', 'only_one_table_allowed');
  if (ofType('data_visualization').length > CHARTS) refuse(context, '/blocks', 'too many data_visualization blocks');
  for (const [type, max] of Object.entries(TABLE_CHARACTERS)) {
    const cells = ofType(type).reduce((sum, entry) => sum + cellCharacters(entry.block['rows']), 0);
    if (cells > max) refuse(context, '/blocks', `${type} cells must be less than ${max + 1} characters in total`);
  }
}
