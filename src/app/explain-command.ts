import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import { classify, type Classification } from '../core/classifier/classify.ts';
import { explainLines } from '../text/explain.ts';
import type { Text } from '../text/text.ts';

/** Of a longer line, as of a file that is no text, only the beginning is read. */
const LONGEST_LINE = 1_000_000;

export type ExplainInput =
  /** One message each; a message that was typed without quotes comes as many words, and is made one again. */
  | { readonly words: readonly string[] }
  /** One message a line; empty lines are passed over. */
  | { readonly lines: Readable };

/** Explains messages, each as soon as it is there: for people, or as one JSON object a line. */
export async function explainCommand(
  input: ExplainInput,
  { json, text }: { readonly json: boolean; readonly text: Text },
  out: Writable,
): Promise<void> {
  const render = json ? toJson : (found: Classification) => `${explainLines(text, found).join('\n')}\n\n`;
  const pipe = pipeTo(out);
  const batches = 'words' in input ? [messagesOf(input.words)] : linesOf(input.lines);
  for await (const batch of batches) {
    const shown = batch.filter((line) => line.trim() !== '').map((line) => render(classify(line)));
    if (!(await pipe.write(shown.join('')))) break;
  }
  // Nobody reads any more, as after `| head`: that is no fault.
  const fault = pipe.fault();
  if (fault !== undefined && fault.code !== 'EPIPE') throw fault;
}

/** Waits where the reader is slower; `write` is false once nothing can be written any more. */
function pipeTo(out: Writable): { write(chunk: string): Promise<boolean>; fault(): NodeJS.ErrnoException | undefined } {
  let fault: NodeJS.ErrnoException | undefined;
  out.on('error', (error) => (fault = error));
  return {
    fault: () => fault,
    async write(chunk) {
      if (fault !== undefined || chunk === '' || out.write(chunk)) return fault === undefined;
      // Standard output tells a lost reader by an error alone: it is never closed.
      await once(out, 'drain').catch(() => undefined);
      return fault === undefined;
    },
  };
}

function messagesOf(words: readonly string[]): readonly string[] {
  return words.some((word) => /\s/.test(word)) ? words : [words.join(' ')];
}

/** The lines of a stream, in batches as it brings them. */
async function* linesOf(stream: Readable): AsyncGenerator<readonly string[]> {
  stream.setEncoding('utf8');
  let rest = '';
  for await (const chunk of stream as AsyncIterable<string>) {
    const lines = (rest + chunk).split('\n');
    rest = (lines.pop() ?? '').slice(0, LONGEST_LINE);
    if (lines.length > 0) yield lines.map(withoutReturn);
  }
  if (rest !== '') yield [withoutReturn(rest)];
}

const withoutReturn = (line: string) => (line.endsWith('\r') ? line.slice(0, -1) : line);

function toJson(found: Classification): string {
  const { type, category, confidence, code = null, field = null, value = null, rule = null, matched } = found;
  const line = JSON.stringify({ type, category, confidence, code, field, value, rule, matched });
  return `${line.replaceAll(/[\u007F-\u009F\u2028\u2029]/g, escaped)}\n`;
}

/** JSON itself leaves some control codes as they are. */
const escaped = (character: string) => String.raw`\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
