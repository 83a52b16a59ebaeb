/**
 * The platform's formatters, kept: each takes some microseconds and memory outside the heap, and there is a sentence for every
 * one of 100,000 errors. Locales and zones come from a list of known ones, so that few are kept.
 */
const kept = new Map<string, unknown>();

function keep<T>(kind: string, locale: string, options: object, make: () => T): T {
  const key = `${kind} ${locale} ${JSON.stringify(options)}`;
  const known = kept.get(key);
  if (known !== undefined) return known as T;
  const made = make();
  kept.set(key, made);
  return made;
}

export function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return keep('date', locale, options, () => new Intl.DateTimeFormat(locale, options));
}

export function numberFormat(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  return keep('number', locale, options, () => new Intl.NumberFormat(locale, options));
}

/** "a, b and c", or "a, b or c" for a disjunction. */
export function formatList(
  { locale }: { readonly locale: string },
  items: readonly string[],
  type: 'conjunction' | 'disjunction' = 'conjunction',
): string {
  return keep('list', locale, { type }, () => new Intl.ListFormat(locale, { type })).format(items);
}
