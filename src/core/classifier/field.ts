import type { Prepared } from './prepare.ts';

/** An API name or a property's name: nothing that needs a sentence. */
const NAME = String.raw`([A-Za-z]\w{1,79}(?:\.\w{1,80})?)`;

/** Where a vendor names the field by its API name, the surest first. */
const NAMED: readonly RegExp[] = [
  new RegExp(String.raw`["']?fields["']?\s?:\s?\[\s?["']${NAME}`, 'i'),
  new RegExp(
    String.raw`(?:Required fields are missing|Faltan campos obligatorios|campi obbligatori|champs obligatoires manquants ?|Erforderliche Felder fehlen|Pflichtfelder fehlen|obrigatórios ausentes): \[\s?${NAME}`,
    'i',
  ),
  new RegExp(
    String.raw`(?:Field\s?[(（]s[)）]|Fields?|Campo/i|Campos?|Champ\(s\)|Feld\(er\)|フィールド)\s?[:：]\s?${NAME}`,
  ),
  new RegExp(String.raw`(?:create/update fields|insert/update call): ${NAME}`, 'i'),
  new RegExp(String.raw`duplicate value found: ${NAME}`, 'i'),
  new RegExp(String.raw`(?:No such column|Invalid field) ["']?${NAME}`, 'i'),
  new RegExp(String.raw`Property "${NAME}" does not exist`, 'i'),
  new RegExp(String.raw`The ${NAME} field contains `),
  new RegExp(String.raw`["']name["']\s?:\s?["']${NAME}`),
];

/** Phrases that a field's label stands before. */
const LABELLED = [
  ': data value too large',
  ': bad value for restricted picklist',
  ': id value of incorrect type',
  ": this id value isn't valid",
  ': invalid email address',
  ': value outside of valid range',
];

/** The field by API name where the message has it, else its label. */
export function findField({ text, low }: Prepared): string | undefined {
  for (const pattern of NAMED) {
    const name = pattern.exec(text)?.[1];
    if (name !== undefined && name.toLowerCase() !== 'duplicates') return name;
  }
  // A list of options stands in brackets too.
  const bracketed = / options\b/.test(low) ? undefined : inBrackets(text);
  return bracketed ?? byLabel(text, low) ?? afterSentence(text);
}

/** `…: [Rating__c]`, with what a trigger may have added: the last brackets that hold names. */
function inBrackets(text: string): string | undefined {
  let end = text.length;
  for (let tries = 0; tries < 5; tries++) {
    const start = text.lastIndexOf('[', end - 1);
    if (start === -1) return undefined;
    const name = /^\[([A-Za-z]\w{1,79})(?:, ?[A-Za-z]\w{1,79}){0,20}\]/.exec(text.slice(start, start + 2000))?.[1];
    if (name !== undefined) return name;
    end = start;
    if (end === 0) return undefined;
  }
  return undefined;
}

function byLabel(text: string, low: string): string | undefined {
  for (const phrase of LABELLED) {
    const at = low.indexOf(phrase);
    if (at === -1) continue;
    const label = text.slice(Math.max(0, at - 100), at);
    const start = Math.max(
      ...[': ', ', ', ' - ', '"', "'", '(', '[', '> '].map(
        (mark) => label.lastIndexOf(mark) + mark.length * Number(label.includes(mark)),
      ),
      0,
    );
    const name = label.slice(start).trim();
    if (name !== '' && !/^[A-Z0-9_]+$/.test(name)) return name.replace(/^[A-Z0-9]+_[A-Z0-9_]+[ :]/, '').trim();
  }
  return undefined;
}

/** `… list of valid countries.: Mailing Country`, `… for field: State/Province`. */
function afterSentence(text: string): string | undefined {
  return /(?:\.: |for field: )([^:[\]{}",.]{2,60})/.exec(text)?.[1]?.trim();
}
