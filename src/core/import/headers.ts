import type { ColumnRole } from './column-role.ts';
import { HEADER_WORDS } from './header-words.ts';
import { plainWords, plainWordsOf } from './words.ts';

/** `exact`: the header is one of our words; `part`: it has one among others; `vague`: words that other lists use as well. */
export type HeaderGuess = { readonly role: ColumnRole; readonly strength: 'exact' | 'part' | 'vague' };

/** Headers that alone do not say whose they are, or that any list of records may have. */
const VAGUE = new Set(
  plainWordsOf([
    'id, url, link, record, name, nome, nom, nombre, naam, contact, company, details, detail, description',
    'message, issue, problem, category, code, when, since, post, count, error, records, object id, identifiant',
    'record id, recordid, contact id, company id, deal id, sync error, time, value, dettagli, descrizione',
    'messaggio',
    'beschreibung, nachricht, détails, detalles, mensaje, detalhes, mensagem, bericht, 詳細, 説明, anzahl, antal',
  ]),
);

const BY_WORDS: ReadonlyMap<string, ColumnRole> = new Map(
  Object.entries(HEADER_WORDS).flatMap(([role, words]) =>
    plainWordsOf(words).map((word): [string, ColumnRole] => [word, role as ColumnRole]),
  ),
);

const ID =
  /(?:^| )(?:id|ids|identifiant|identificador|identyfikator|tunnus|vid)(?: |$)|\p{Script=Han}id$|\p{Script=Katakana}id$/u;
const SALESFORCE = /salesforce|(?:^| )(?:sfdc|sf|lead|account|opportunity)(?: |$)/;
const OTHER_RECORD =
  /(?:^| )(?:portal|owner|user|hub|org|organization|account owner|correlation|request|error|job|batch|parent|pipeline)(?: |$)/;
/** Columns that look like ids, counts or names and are none of the record's. */
const OTHERS =
  /(?:^| )(?:phone|telephone|tel|mobile|fax|zip|postal|postcode|cap|amount|revenue|employees|price|quantity|year|telefono|telefon|telefoon|portal|attempts|retries|retry|first name|last name|cognome|vorname|nachname|prenom|apellidos|owner|proprietario|inhaber|besitzer|propietario|eigenaar|proprietaire)(?: |$)|担当者/;
const ERROR = /error|err[oe]|fehler|fout|エラー|bled|(?:^| )fel|fejl|feil|virhe|错误|錯誤|failure|issue|problem/;

/** What a header alone tells. Undefined where it tells nothing. */
export function guessByHeader(header: string): HeaderGuess | undefined {
  const words = plainWords(header);
  if (words === '') return undefined;
  const exact = BY_WORDS.get(words);
  if (exact !== undefined) return { role: exact, strength: VAGUE.has(words) ? 'vague' : 'exact' };
  if (OTHERS.test(words)) return { role: 'extra', strength: 'exact' };
  if (ID.test(words)) return guessId(words);
  const part = longestPart(words);
  return part === undefined ? undefined : { role: part.role, strength: part.words.includes(' ') ? 'part' : 'vague' };
}

/** True for text that is one of our header words and nothing more. */
export function isHeaderWord(text: string): boolean {
  return BY_WORDS.has(plainWords(text));
}

/** True for a header that speaks of errors, in any of the languages. */
export function speaksOfErrors(header: string): boolean {
  return ERROR.test(plainWords(header));
}

function guessId(words: string): HeaderGuess | undefined {
  if (OTHER_RECORD.test(words)) return { role: 'extra', strength: 'exact' };
  if (SALESFORCE.test(words)) return { role: 'salesforce-id', strength: 'part' };
  return { role: 'hubspot-id', strength: words.includes('hubspot') ? 'part' : 'vague' };
}

function longestPart(words: string): { role: ColumnRole; words: string } | undefined {
  const tokens = words.split(' ');
  for (let size = Math.min(4, tokens.length - 1); size > 0; size--) {
    // The last words weigh most: the head of an English name is at its end.
    for (let start = tokens.length - size; start >= 0; start--) {
      const part = tokens.slice(start, start + size).join(' ');
      const role = BY_WORDS.get(part);
      if (role !== undefined) return { role, words: part };
    }
  }
  return undefined;
}
