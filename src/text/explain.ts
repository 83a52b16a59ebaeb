/** What the command line says of one raw message. */
import { errorType } from '../core/catalogue/catalogue.ts';
import type { Classification } from '../core/classifier/classify.ts';
import { typeTexts } from './sentences.ts';
import type { Text } from './text.ts';

/** Name, meaning, steps and who can take them, what the message told, and the page to read. */
export function explainLines(text: Text, classification: Classification): readonly string[] {
  const { type, category, confidence } = classification;
  const { name, meaning, fix, article } = typeTexts(text, type);
  const fixers = errorType(type).fixedBy.map((fixer) => text(`details.who.${fixer}`));
  const who = new Intl.ListFormat(text.locale, { type: 'disjunction' }).format(fixers);
  const certainty = text(confidence === 'none' ? 'explain.cli.none' : `explain.${confidence}`);
  return [
    text('explain.cli.title', { name, category: text(`category.${category}`), confidence: certainty }),
    meaning,
    ...foundLines(text, classification),
    text('explain.cli.fix', { who }),
    ...fix.map((step, index) => `  ${index + 1}. ${step}`),
    text('explain.cli.article', { url: article }),
  ];
}

function foundLines(text: Text, found: Classification): readonly string[] {
  const { code, field, value, limit, rule, flow, trigger, recordIds, inner } = found;
  const inside = inner && [typeTexts(text, inner.type).name, inner.code, inner.message].filter(Boolean).join(': ');
  const lines = [
    ['explain.found.code', code],
    ['explain.found.field', field],
    ['explain.found.value', value],
    ['explain.found.limit', limit === undefined ? undefined : new Intl.NumberFormat(text.locale).format(limit)],
    ['explain.found.rule', rule],
    ['explain.found.flow', flow],
    ['explain.found.trigger', trigger],
    ['explain.found.records', recordIds.length === 0 ? undefined : recordIds.join(', ')],
    ['explain.found.inner', inside],
  ] as const;
  return lines.flatMap(([label, told]) =>
    told === undefined ? [] : [`  ${text('explain.line', { label: text(label) })}${oneLine(told)}`],
  );
}

/** What a message holds must not draw on the terminal. */
const oneLine = (told: string) => told.replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ').trim();
