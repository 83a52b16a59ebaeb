const SUFFIX_LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';
const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** The three characters that tell which letters of a 15-character id are capitals, five bits each, lowest first. */
function suffixOf(id15: string): string {
  let suffix = '';
  for (let start = 0; start < 15; start += 5) {
    let bits = 0;
    for (let i = 0; i < 5; i++) if (/[A-Z]/.test(id15.charAt(start + i))) bits |= 1 << i;
    suffix += SUFFIX_LETTERS.charAt(bits);
  }
  return suffix;
}

/** A 15-character id with its suffix; an id of 18 characters, or anything else, as it is. */
export function toId18(id: string): string {
  return /^[A-Za-z0-9]{15}$/.test(id) ? id + suffixOf(id) : id;
}

/** True for 15 or 18 letters and digits, whatever the suffix. */
export function isIdShaped(id: string): boolean {
  return /^[A-Za-z0-9]{15}(?:[A-Za-z0-9]{3})?$/.test(id);
}

/** True for 15 letters and digits, or 18 whose last three fit the first fifteen. */
export function isWellFormedId(id: string): boolean {
  return isIdShaped(id) && (id.length === 15 || suffixOf(id.slice(0, 15)) === id.slice(15).toUpperCase());
}

/** An id of 18 characters made of a key prefix and a number. */
export function makeId(prefix: string, serial: number): string {
  let digits = '';
  for (let rest = serial; rest > 0; rest = Math.floor(rest / 62)) digits = BASE62.charAt(rest % 62) + digits;
  return toId18(`${prefix}SB0${digits.padStart(9, '0')}`);
}

/** The key prefixes of the standard objects that the sandbox knows, as Salesforce assigns them. */
export const KEY_PREFIXES: Readonly<Record<string, string>> = {
  Account: '001',
  ApexTrigger: '01q',
  BusinessProcess: '019',
  Campaign: '701',
  Contact: '003',
  DuplicateRule: '0Bm',
  EventLogFile: '0AT',
  FieldPermissions: '01k',
  Group: '00G',
  Lead: '00Q',
  MatchingRule: '0JD',
  MatchingRuleItem: '0JE',
  ObjectPermissions: '110',
  Opportunity: '006',
  OpportunityStage: '01J',
  Organization: '00D',
  PermissionSet: '0PS',
  PermissionSetAssignment: '0Pa',
  Profile: '00e',
  RecordType: '012',
  SetupAuditTrail: '0Ym',
  Task: '00T',
  User: '005',
  UserRole: '00E',
  ValidationRule: '03d',
};

/** Gives ids that nobody has yet; `taken` says whether one is in use. */
export type IdSource = (prefix: string, taken: (id: string) => boolean) => string;

export function createIdSource(): IdSource {
  const serials = new Map<string, number>();
  return (prefix, taken) => {
    let serial = serials.get(prefix) ?? 0;
    let id;
    do id = makeId(prefix, ++serial);
    while (taken(id));
    serials.set(prefix, serial);
    return id;
  };
}
