import { expect, test } from 'vitest';
import { isErrorTypeId } from '../../../src/core/catalogue/catalogue.ts';
import { classify } from '../../../src/core/classifier/classify.ts';
import { FRESH, HELD_OUT, MESSAGES } from './messages.ts';

test.each([
  ['held out', HELD_OUT, 180],
  ['gathered later', FRESH, 60],
])('of the messages %s, 95 %% are right and at most 2 %% wrong with certainty', (_, messages, atLeast) => {
  expect(messages.length).toBeGreaterThanOrEqual(atLeast);
  const wrong = messages.flatMap(({ message, type }) => {
    const found = classify(message);
    return found.type === type ? [] : [{ message, type, found: found.type, confidence: found.confidence }];
  });
  const certain = wrong.filter(({ confidence }) => confidence === 'certain');
  expect(wrong.slice(0, Math.floor(0.05 * messages.length))).toEqual(wrong);
  expect(certain.slice(0, Math.floor(0.02 * messages.length))).toEqual(certain);
});

test('every message has a type of the catalogue and a source, and is there once', () => {
  for (const { type, source } of MESSAGES) {
    expect(isErrorTypeId(type)).toBe(true);
    expect(source).not.toBe('');
  }
  expect(new Set(MESSAGES.map(({ message }) => message)).size).toBe(MESSAGES.length);
});
