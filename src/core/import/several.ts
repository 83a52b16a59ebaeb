/** Several errors in one cell, one a line or separated by semicolons. */
import type { ErrorTypeId } from '../catalogue/catalogue.ts';
import type { Classification } from '../classifier/classify.ts';
import type { RowClassifier } from './row-classifier.ts';

export type Part = {
  readonly text: string;
  readonly classification: Classification;
  readonly named: ErrorTypeId | undefined;
};

const LONGEST = 4_000;
const MOST = 20;
const NONE: readonly Part[] = [];

/** The errors that a text lists: empty unless it is a list of which each part is surely an error by itself. */
export function partsOf(text: string, named: ErrorTypeId | undefined, classifier: RowClassifier): readonly Part[] {
  if (named !== undefined || text.length > LONGEST || !/[\n\r;]/.test(text)) return NONE;
  const texts = text
    .split(/[\n\r;]+/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  if (texts.length < 2 || texts.length > MOST) return NONE;
  const parts: Part[] = [];
  for (const part of texts) {
    const byName = classifier('', part, '').named;
    const { classification } = classifier(byName === undefined ? part : '', byName === undefined ? '' : part, '');
    if (byName === undefined && classification.confidence !== 'certain') return NONE;
    parts.push({ text: part, classification, named: byName });
  }
  return parts;
}
