/** Whole messages in words that people use as well: a connector's own prose, known only when it is all that is said. */
import type { ErrorTypeId } from '../catalogue/catalogue.ts';
import type { Verdict } from './flat.ts';
import { find, phraseOf, type Searched } from './phrases.ts';

/** Longer prose tells more than one thing. */
const LONGEST = 200;

/** What people write to each other, and no vendor writes. */
const CHAT =
  /(?:^|[\s,!])(?:i am|i'm|i've|i have|i think|i get|i got|my|our|ours|hi|hello|hey|she|he is|he's|thanks|today|tomorrow|yesterday)(?=[\s,.!?]|$)|(?<!use one of these records)\?$/;

/** A field's or a record's name, or a few words, within a sentence. */
const WORDS = String.raw`[^.?!;:{}[\]]{1,80}`;
const THE = String.raw`(?:(?:the|this|that|a|an) )?`;
const OBJECT = String.raw`(?:contact|lead|account|company|deal|opportunity|task|record|object)`;
const OWNER = String.raw`(?:(?:salesforce|record|account|contact|lead|opportunity|deal|company) )?owner`;
const OF_RECORD = String.raw`(?: (?:of|for|on) (?:this|the) (?:salesforce |hubspot )?${OBJECT})?`;
const ID = String.raw`(?: ?[:(] ?[0-9a-z]{15,18}\)?)?`;

const whole = (sentence: string) => new RegExp(`^(?:(?:sync )?error: )?${sentence}[.!]?$`);

/** `needs`: without it a text need not be compared. */
const PROSE: readonly (readonly [name: string, type: ErrorTypeId, needs: string, pattern: RegExp])[] = [
  [
    'owner-inactive',
    'inactive-salesforce-owner',
    'owner',
    whole(
      String.raw`${THE}${OWNER}${OF_RECORD} (?:is inactive|is not active|is deactivated|is no longer active|(?:has been|was) deactivated)(?: in salesforce)?${ID}`,
    ),
  ],
  [
    'owning-user-inactive',
    'inactive-salesforce-owner',
    ' owns ',
    whole(
      String.raw`${THE}(?:salesforce )?user (?:that|who) owns ${WORDS} (?:is inactive|is not active|(?:has been|was) deactivated)(?: in salesforce)?`,
    ),
  ],
  [
    'contact-exists',
    'email-already-in-use',
    'contact already exists',
    whole(String.raw`${THE}contact already exists(?: in hubspot)?`),
  ],
  [
    'record-locked',
    'other-unknown',
    ' locked',
    whole(String.raw`${THE}${OBJECT} is (?:currently )?locked(?: in salesforce)?`),
  ],
  [
    'waiting-on-account',
    'waiting-on-account-to-sync',
    ' waiting ',
    whole(
      String.raw`${THE}(?:salesforce |hubspot )?${OBJECT} is waiting (?:for|on) ${WORDS} account${WORDS} to (?:be synced|sync)`,
    ),
  ],
  [
    'country-required',
    'missing-required-country',
    ' is required ',
    whole(
      String.raw`${THE}(?:[a-z]{1,20} )?country(?: code)? is required (?:when|if) ${THE}(?:[a-z]{1,20} )?(?:state|province)${WORDS}`,
    ),
  ],
  [
    'stage-not-in-pipeline',
    'missing-or-invalid-opportunity-stage',
    ' pipeline',
    whole(String.raw`${THE}(?:opportunity|deal) stage ${WORDS} (?:does not|doesn't) exist in ${WORDS}pipeline${WORDS}`),
  ],
  [
    'required-blank',
    'missing-required-value',
    ' is required ',
    whole(String.raw`${WORDS} is required (?:but|and) (?:was|is|has been) (?:left )?(?:blank|empty|missing|not set)`),
  ],
  [
    'field-permission',
    'salesforce-field-permission',
    'permission',
    whole(
      String.raw`${WORDS} permissions? to (?:edit|read|write|update|see|view|access)(?: to)? ${THE}fields? ${WORDS}`,
    ),
  ],
  [
    'object-access',
    'insufficient-salesforce-access',
    ' have ',
    whole(
      String.raw`${WORDS} (?:does not|doesn't|do not) have (?:access|permissions?) (?:to|on|for) ${THE}(?:[a-z]{1,20} )?s?object(?: ${WORDS})?`,
    ),
  ],
  [
    'record-deleted',
    'insufficient-access-or-missing-salesforce-record',
    ' deleted',
    whole(String.raw`${THE}(?:salesforce|crm) ${OBJECT} (?:was|has been|is) deleted(?: in salesforce)?${ID}`),
  ],
];

const COMPILED = PROSE.map(([name, type, needs, pattern]) => ({ name, type, needs: phraseOf(needs), pattern }));

/** Whether a text reads as one person's words to another. */
export function isChat(low: string): boolean {
  return low.length <= 2 * LONGEST && CHAT.test(low);
}

/** Likely at best. */
export function proseVerdict(searched: Searched): Verdict | undefined {
  const { low } = searched;
  if (low.length > LONGEST) return undefined;
  const found = COMPILED.find(({ needs, pattern }) => find(searched, needs) !== -1 && pattern.test(low));
  return found && { type: found.type, sure: false, matched: `text:${found.name}` };
}
