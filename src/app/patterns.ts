import { RE2JS } from 're2js';

/** Characters of pattern times text: more would hold up all else. */
const MOST_WORK = 10_000_000;

/**
 * Whether the whole text is as a pattern says that other people wrote, in RE2's syntax, which is HubSpot's (property validations
 * guide): in time that grows with the text, never with the ways through the pattern. Undefined for what is no such pattern, or too long.
 */
export function createPatterns(): (pattern: string, text: string) => boolean | undefined {
  const known = new Map<string, RE2JS | undefined>();
  return (pattern, text) => {
    if (pattern.length * text.length > MOST_WORK) return undefined;
    if (!known.has(pattern)) known.set(pattern, compile(pattern));
    return known.get(pattern)?.matches(text);
  };
}

function compile(pattern: string): RE2JS | undefined {
  try {
    return RE2JS.compile(pattern);
  } catch {
    // Its errors are of classes of its own: each says that the text is no pattern.
    return undefined;
  }
}
