import { describe, expect, it } from 'vitest';
import { ERROR_TYPES } from '../../src/core/catalogue/catalogue.ts';
import { argumentsOf, CATALOGUES, KEYS, optionsOf, textIn, wordsOf } from './messages.ts';

/** Texts that are the same in both languages: names, signs and figures. */
const SAME = new Set(
  [
    'HubSpot',
    'Salesforce',
    'Slack',
    'OK',
    '“{value}”',
    '{column} → {role}',
    ' ({reason})',
    '{label}: ',
    '*{name}* · {category} · {confidence}',
    '{name} ({category}, {confidence})',
    '{errors} · {records}',
    '{category}: {errors}',
    '{name} ({n, number})',
    '{name}: {place}',
    '{object}: {cause} ({records})',
    '{errors, number} × {name}',
    '{header} = {role}',
    'Record {id}',
    '{reason}: {n, number}',
    '{object} ({problem})',
  ].map((text) => text.trim()),
);

/** Words that no Italian sentence has. Those that Italian has too (“a”, “in”, “no”, “per”, “file”) tell nothing. */
const ENGLISH =
  /(?<![\w.-])(?:the|of|and|with|this|these|that|is|are|was|were|be|been|not|from|for|to|on|at|by|or|it|its|your|you|has|have|had|which|when|where|there|here|they|them|than|then|what|who|how|no longer|cannot|could|will|would|should|error|errors|records|row|rows|column|call|calls|sync|field|fields|owner|account’s|property|properties|value|values|click|again|only|none|nothing|already)(?![\w-])/i;
/** What a vendor or the sandbox itself calls something, whatever the reader's language. */
const NAMES =
  /OAuth & Permissions|Basic Information|App-Level Tokens|View Setup and Configuration|View All Records|fatal, error|Explain sync error|in the|crm-sync/g;

const messages = KEYS.map((key) => ({
  key: key as string,
  english: textIn('en', key),
  italian: textIn('it', key),
})).filter(({ italian }) => italian !== '');
const advice = ERROR_TYPES.flatMap(({ id }) => {
  const [english, italian] = [CATALOGUES.en[id], CATALOGUES.it[id]];
  return [
    { key: `${id} meaning`, english: english.meaning, italian: italian.meaning },
    ...italian.fix.map((step, index) => ({
      key: `${id} ${index + 1}`,
      english: english.fix[index] ?? '',
      italian: step,
    })),
  ];
});
const all = [...messages, ...advice];

describe('the Italian texts', () => {
  it('are not the English ones', () => {
    const same = all.filter(({ english, italian }) => english === italian && !SAME.has(italian.trim()));
    expect(same.map(({ key }) => key)).toEqual([]);
  });

  it('have no English words left in them', () => {
    const left = all.flatMap(({ key, italian }) => {
      const found = ENGLISH.exec(wordsOf(italian).replaceAll(NAMES, ''));
      return found === null ? [] : [`${key}: “${found[0]}” in ${italian}`];
    });
    expect(left).toEqual([]);
  });

  it('want the same values as the English ones', () => {
    for (const { key, english, italian } of messages) expect(argumentsOf(italian), key).toEqual(argumentsOf(english));
  });

  it('tell the same cases apart, and nothing where English tells nothing', () => {
    for (const { key, english, italian } of messages) {
      for (const { name, options } of optionsOf(english)) {
        const own = optionsOf(italian).filter((other) => other.name === name);
        // A noun that is the same in the plural may need no plural; what is left out at none is left out in both.
        if (options.includes('=0'))
          expect(
            own.some((other) => other.options.includes('=0')),
            key,
          ).toBe(true);
      }
    }
  });

  it('give as many steps as the English ones', () => {
    for (const { id } of ERROR_TYPES) expect(CATALOGUES.it[id].fix.length, id).toBe(CATALOGUES.en[id].fix.length);
  });

  it('keep commands, settings and markup as they are', () => {
    const marks = (text: string) =>
      [
        ...text.matchAll(
          /\/sfsync \w+|[A-Z]+(?:_[A-Z_]+)+|SFSync_Resync__c|sfsync_resync|:warning:|<\{url\}\||<@\{by\}>|crm\.[\w.{}]+/g,
        ),
      ]
        .map(([mark]) => mark)
        .toSorted();
    for (const { key, english, italian } of messages) {
      const own = marks(italian);
      // An example in Italian words may be added, nothing may be lost.
      for (const mark of marks(english)) expect(own.splice(own.indexOf(mark), 1), `${key}: ${mark}`).toEqual([mark]);
      expect(
        own.filter((mark) => mark !== '/sfsync notify'),
        key,
      ).toEqual([]);
    }
  });

  it('write accents and elisions as Italian does', () => {
    for (const { key, italian } of all) {
      // “E’” for “È”, “perchè” for “perché”, “pò” for “po’”, an apostrophe with a space after it.
      expect(italian, key).not.toMatch(
        /(?<!\p{L})E’|(?:perch|poich|finch|affinch|bench|n|s)è(?!\p{L})|(?<!\p{L})pò|’ |qual’è/u,
      );
      // “Della azienda” for “dell’azienda”, “il stato” for “lo stato”.
      expect(italian, key).not.toMatch(/(?<!\p{L})(?:una|(?:de|ne|a|da|su|que)ll[ao]) [aeiouàèéìòù]/iu);
      expect(italian, key).not.toMatch(/(?<!\p{L})(?:il|un|del|al|dal|nel|sul) (?:s[bcdfglmnpqrtvz]|z|gn|ps)\p{L}/iu);
    }
  });
});

describe.each(['en', 'it'] as const)('the texts in %s', (language) => {
  const texts = [
    ...KEYS.map((key) => [key as string, textIn(language, key)] as const),
    ...ERROR_TYPES.flatMap(({ id }) => {
      const { meaning, fix } = CATALOGUES[language][id];
      return [meaning, ...fix].map((text) => [id, text] as const);
    }),
  ];

  it('use typographic quotes, apostrophes and ellipses', () => {
    for (const [key, text] of texts) expect(text.replaceAll(/`[^`]*`/g, ''), key).not.toMatch(/["']|\.\.\.|´|«|»/);
  });

  it('close the quotes they open, and leave no double or trailing space', () => {
    for (const [key, text] of texts) {
      const count = (sign: string) => text.split(sign).length - 1;
      expect(count('“'), key).toBe(count('”'));
      expect(count('`') % 2, key).toBe(0);
      if (key !== 'cli.usage') expect(wordsOf(text), key).not.toMatch(/\S {2,}\S| [,.;:!?](?:\s|$)|[,;] *[.,;]/);
    }
  });
});
