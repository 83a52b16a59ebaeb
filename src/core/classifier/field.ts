import type { Prepared } from './prepare.ts';
import type { ValueSpan } from './value.ts';

/** An API name or a property's name: nothing that needs a sentence. */
const NAME = String.raw`([A-Za-z]\w{1,79}(?:\.\w{1,80})?)`;

/** Where a vendor names the field by its API name, the surest first; each with what a text must hold for it (in lower case). */
const NAMED: readonly (readonly [mark: string, pattern: RegExp])[] = [
  ['fields', new RegExp(String.raw`["']?fields["']?\s?:\s?\[\s?["']${NAME}`, 'i')],
  [
    ': [',
    new RegExp(
      String.raw`(?:Required fields are missing|Faltan campos obligatorios|campi obbligatori|champs obligatoires manquants ?|Erforderliche Felder fehlen|Pflichtfelder fehlen|obrigatórios ausentes): \[\s?${NAME}`,
      'i',
    ),
  ],
  [
    '',
    new RegExp(
      String.raw`(?:Field\s?[(（]s[)）]|Fields?|Campo/i|Campos?|Champ\(s\)|Feld\(er\)|フィールド)\s?[:：]\s?${NAME}`,
    ),
  ],
  ['update', new RegExp(String.raw`(?:create/update fields|insert/update call): ${NAME}`, 'i')],
  ['erstellt/aktualisiert werden: ', new RegExp(String.raw`erstellt/aktualisiert werden: ${NAME}`, 'i')],
  ['duplicate value found', new RegExp(String.raw`duplicate value found: ${NAME}`, 'i')],
  ['no such column', new RegExp(String.raw`No such column ["']${NAME}`, 'i')],
  ['no such column', new RegExp(String.raw`No such column ${NAME} on (?:sobject|entity)`, 'i')],
  ['invalid field', new RegExp(String.raw`Invalid field ["']?${NAME}`, 'i')],
  ['property "', new RegExp(String.raw`Property "${NAME}" does not exist`, 'i')],
  ['properties', new RegExp(String.raw`["']properties["']\s?:\s?\[\s?["']${NAME}`, 'i')],
  ['propertyname=', new RegExp(String.raw`propertyName=${NAME}`)],
  [' field contains ', new RegExp(String.raw`The ${NAME} field contains `)],
  ['name', new RegExp(String.raw`["']name["']\s?:\s?["']${NAME}`)],
  [' --', new RegExp(String.raw`(?<!:\s):${NAME}(?:, ?\w{1,80}){0,20} --`)],
];

/** Phrases that a field's label stands before, though no value may follow them. */
const LABELLED = [
  ': data value too large',
  ': bad value for restricted picklist',
  ': id value of incorrect type',
  ": this id value isn't valid",
  ': invalid email address',
  ': value outside of valid range',
  ': owner cannot be',
];

/** The field by API name where the message has it, else its label: before the sentence of `span`, the first with a value. */
export function findField({ text, low }: Prepared, span: ValueSpan | undefined): string | undefined {
  for (const [mark, pattern] of NAMED) {
    const name = low.includes(mark) ? pattern.exec(text)?.[1] : undefined;
    if (name !== undefined && name.toLowerCase() !== 'duplicates') return name;
  }
  // A list of options stands in brackets too.
  const bracketed = / options\b/.test(low) ? undefined : inBrackets(text);
  return bracketed ?? labelAt(text, span) ?? byLabel(text, low) ?? afterSentence(text);
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
    const name = at === -1 ? undefined : labelBefore(text, at);
    if (name !== undefined) return name;
  }
  return undefined;
}

/** `Label: sentence: value`. */
function labelAt(text: string, span: ValueSpan | undefined): string | undefined {
  if (span === undefined) return undefined;
  // Outside English the phrase is often but the end of its sentence.
  const words = / ?[:：] ?(?:[\p{L}' ]{3,60} )?$/u.exec(text.slice(Math.max(0, span.at - 70), span.at))?.[0];
  const label = words === undefined ? undefined : labelBefore(text, span.at - words.length);
  return label !== undefined && /error|message$/i.test(label) ? undefined : label;
}

/** What people and logs write before a message. */
const INTRODUCTIONS =
  /^(?:sync |salesforce |hubspot )?(?:error|err|exception|warning|message|errore|avviso|messaggio|eccezione|fehler|erreur|erro)(?: message| code)?$/i;

function labelBefore(text: string, at: number): string | undefined {
  const label = text.slice(Math.max(0, at - 100), at);
  const start = Math.max(
    ...[': ', ', ', '; ', ' - ', '"', "'", '(', '[', '> '].map(
      (mark) => label.lastIndexOf(mark) + mark.length * Number(label.includes(mark)),
    ),
    0,
  );
  const sentence = label.slice(start);
  const name = (sentence.length > 40 ? sentence.slice(sentence.lastIndexOf('. ') + 1) : sentence).trim();
  if (name === '' || /^[A-Z0-9_]+$/.test(name) || INTRODUCTIONS.test(name)) return undefined;
  return name.replace(/^[A-Z0-9]+_[A-Z0-9_]+[ :]/, '').trim();
}

/** `… list of valid countries.: Mailing Country`, `… for field: State/Province`. */
function afterSentence(text: string): string | undefined {
  return /(?:\.: |for field: )([^:[\]{}",.]{2,60})/.exec(text)?.[1]?.trim();
}
