/** The texts of every language, taken apart. */
import { IntlMessageFormat } from 'intl-messageformat';
import { en, type MessageKey } from '../../src/text/en/en.ts';
import { it } from '../../src/text/it/it.ts';
import { catalogueEn } from '../../src/text/en/catalogue.ts';
import { catalogueIt } from '../../src/text/it/catalogue.ts';

export const TEXTS = { en, it } as const;
export const CATALOGUES = { en: catalogueEn, it: catalogueIt } as const;
export const KEYS = Object.keys(en) as MessageKey[];

/** A text of a language, empty where it is missing: that there is one is tested for itself. */
export const textIn = (language: keyof typeof TEXTS, key: MessageKey): string => {
  const texts: Readonly<Partial<Record<MessageKey, string>>> = TEXTS[language];
  return texts[key] ?? '';
};

type Part = ReturnType<IntlMessageFormat['getAst']>[number];

/** Kinds of parts, as @formatjs/icu-messageformat-parser numbers them. */
const LITERALS: ReadonlySet<number> = new Set([0]);
const ARGUMENT = { 1: 'text', 2: 'number', 3: 'date', 4: 'time', 5: 'choice', 6: 'number' } as const;

const partsOf = (message: string) => new IntlMessageFormat(message, 'en', undefined, { ignoreTag: true }).getAst();

/** All parts, those inside plurals and choices too. */
function flatten(parts: readonly Part[]): Part[] {
  return parts.flatMap((part) => [
    part,
    ...('options' in part ? Object.values(part.options).flatMap(({ value }) => flatten(value)) : []),
  ]);
}

/** `n: number`: what a message wants to be given; a plural and a number are the same wish. */
export function argumentsOf(message: string): string[] {
  const wanted = flatten(partsOf(message)).flatMap((part) =>
    Object.hasOwn(ARGUMENT, part.type) && 'value' in part
      ? [`${part.value}: ${ARGUMENT[part.type as keyof typeof ARGUMENT]}`]
      : [],
  );
  return [...new Set(wanted)].toSorted();
}

/** The options of each plural and choice. */
export function optionsOf(message: string): { readonly name: string; readonly options: readonly string[] }[] {
  return flatten(partsOf(message)).flatMap((part) =>
    'options' in part ? [{ name: part.value, options: Object.keys(part.options) }] : [],
  );
}

/** What people read of a message, `…` for what is put in; each case of a plural or a choice on a line of its own. */
function proseOf(parts: readonly Part[]): string {
  return parts
    .map((part) => {
      if ('options' in part)
        return Object.values(part.options)
          .map(({ value }) => `\n${proseOf(value)}\n`)
          .join('');
      return LITERALS.has(part.type) && 'value' in part ? part.value : '…';
    })
    .join('');
}

/** The words of a message, without code, addresses, emoji and mentions. */
export function wordsOf(message: string): string {
  return proseOf(partsOf(message)).replaceAll(/`[^`]*`|https?:[^\s|]+|:[a-z]+:|<[@!#][^>]*>/g, '…');
}
