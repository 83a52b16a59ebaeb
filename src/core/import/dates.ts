const TIME = String.raw`(?:[T,]?\s*(?:at|um|alle|à|a las|às|om|kl\.?)?\s*\d{1,2}[:.h]\d{2}(?:[:.]\d{2}(?:[.,]\d+)?)?\s*(?:[apAP]\.?\s?[mM]\.?)?\s*(?:Z|[+-]\d{2}:?\d{2}|[A-Z]{2,5}(?:[+-]\d{1,2}(?::\d{2})?)?|\([^()]{1,40}\))?)?`;
const MONTH = String.raw`\p{L}{3,12}\.?`;
const WEEKDAY = String.raw`(?:\p{L}{2,12}\.?,?\s+)?`;

const FORMS = [
  // 2026-11-24, 2026/11/24 09:00, 24.11.2026, 11/24/26 3:04 PM
  String.raw`(?:\d{4}([-/.])\d{1,2}\1\d{1,2}|\d{1,2}([-/.])\d{1,2}\2(?:\d{4}|\d{2}))`,
  // 24 November 2026, 24. Nov. 2026, 24 de noviembre de 2026, 24-Nov-26
  String.raw`\d{1,2}(?:st|nd|rd|th|er|º|\.)?[\s-]+(?:de\s+)?${MONTH}[\s-]+(?:de\s+)?(?:\d{4}|\d{2})`,
  // November 24, 2026
  String.raw`${MONTH}\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}`,
  // 2026年11月24日
  String.raw`\d{4}\s*[年년]\s*\d{1,2}\s*[月월]\s*\d{1,2}\s*[日일]`,
].map((form) => new RegExp(`^${WEEKDAY}${form},?\\s*${TIME}$`, 'u'));

/** True for a date, with or without a time, in the forms that exports have. Not for a bare number. */
export function isDate(text: string): boolean {
  return text.length >= 6 && text.length <= 60 && /\d/.test(text) && FORMS.some((form) => form.test(text));
}

/** True for seconds or milliseconds since 1970 of this century: only a header can tell them from an id. */
export function isEpoch(text: string): boolean {
  return /^1[0-9]{9}(?:\d{3})?$/.test(text);
}
