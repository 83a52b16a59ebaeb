/** What the command line says of one raw message. */
import { errorType } from '../core/catalogue/catalogue.ts';
import type { Classification } from '../core/classifier/classify.ts';
import { typeTexts } from './sentences.ts';
import { oneLine } from './terminal.ts';
import type { Text } from './text.ts';

/** Name, meaning, steps and who can take them, what the message told, and the page to read. */
export function explainLines(text: Text, classification: Classification): readonly string[] {
  const { type, category, confidence } = classification;
  const { name, meaning, fix, article } = typeTexts(text, type);
  const certainty = text(confidence === 'none' ? 'explain.cli.none' : `explain.${confidence}`);
  return [
    text('explain.cli.title', { name, category: text(`category.${category}`), confidence: certainty }),
    meaning,
    ...foundLines(text, classification),
    text('explain.cli.fix', { who: fixersOf(text, type) }),
    ...fix.map((step, index) => `  ${index + 1}. ${step}`),
    text('explain.cli.article', { url: article }),
  ];
}

/** A label with what a message told under it: untrusted text. */
type Found = { readonly label: string; readonly told: string };

/** All that a message told beside its type. `inner`: what failed inside a flow or Apex code, in words. */
export function foundDetails(text: Text, found: Omit<Classification, 'inner'>, inner: string | undefined): Found[] {
  const { code, field, value, limit, rule, flow, trigger, recordIds } = found;
  const details = [
    ['explain.found.code', code],
    ['explain.found.field', field],
    ['explain.found.value', value],
    ['explain.found.limit', limit === undefined ? undefined : new Intl.NumberFormat(text.locale).format(limit)],
    ['explain.found.rule', rule],
    ['explain.found.flow', flow],
    ['explain.found.trigger', trigger],
    ['explain.found.records', recordIds.length === 0 ? undefined : recordIds.join(', ')],
    ['explain.found.inner', inner],
  ] as const;
  return details.flatMap(([name, told]) =>
    told === undefined ? [] : [{ label: text('explain.line', { label: text(name) }), told }],
  );
}

/** Who can take the steps of a type: "Salesforce admin or record owner". */
export function fixersOf(text: Text, type: string): string {
  const fixers = errorType(type).fixedBy.map((fixer) => text(`details.who.${fixer}`));
  return new Intl.ListFormat(text.locale, { type: 'disjunction' }).format(fixers);
}

function foundLines(text: Text, found: Classification): readonly string[] {
  const { inner } = found;
  const inside = inner && [typeTexts(text, inner.type).name, inner.code, inner.message].filter(Boolean).join(': ');
  return foundDetails(text, found, inside).map(({ label, told }) => `  ${label}${oneLine(told)}`);
}
