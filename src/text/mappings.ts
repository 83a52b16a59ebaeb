import type { MappingFault } from '../core/mapping-file/told.ts';
import { formatList } from './formats.ts';
import { isMessageKey, type Text } from './text.ts';

/** A MappingFault, or what the doctor's finding carries of one. */
type Told = Omit<MappingFault, 'check' | 'why'> & { readonly check: string; readonly why: string };

/** Which rows of the account's own mappings cannot be used, and why. Holds words of the file: not escaped for mrkdwn. */
export function mappingFaultSentence(text: Text, { check, why, n, names, lines }: Told): string {
  const key = `mappings.${check}.${why}`;
  if (!isMessageKey(key)) return why;
  const quoted = names.map((name) => `“${name}”`);
  const more = n > lines.length ? ', …' : '';
  return text(key, {
    n,
    names: formatList(text, quoted),
    at: lines.length === 0 ? '' : text('mappings.lines', { n: lines.length, lines: `${lines.join(', ')}${more}` }),
  });
}
