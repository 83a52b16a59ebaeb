import { classify } from '../../src/core/classifier/classify.ts';
import { MESSAGES } from '../core/classifier/messages.ts';
import type { Figure } from './figure.ts';

const ROUNDS = 5;
const SECONDS = 0.6;

/** The gathered messages classified, against plain JSON.parse of the same texts. */
export async function figures(): Promise<readonly Figure[]> {
  const messages = MESSAGES.map(({ message }) => message);
  const texts = messages.map((message) => JSON.stringify(message));
  let ours = 0;
  let baseline = 0;
  for (let round = 0; round < ROUNDS; round++) {
    ours = Math.max(ours, rate(messages, classify));
    baseline = Math.max(baseline, rate(texts, JSON.parse));
  }
  return [{ name: 'classify', unit: 'messages/s', ours, baseline, against: 'JSON.parse of the same texts' }];
}

function rate(texts: readonly string[], run: (text: string) => unknown): number {
  const start = performance.now();
  const end = start + SECONDS * 1000;
  let done = 0;
  while (performance.now() < end) {
    for (const text of texts) run(text);
    done += texts.length;
  }
  return (done / (performance.now() - start)) * 1000;
}
