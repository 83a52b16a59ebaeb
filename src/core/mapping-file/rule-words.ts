import { plainWords } from '../import/words.ts';
import type { SyncRule } from '../crm.ts';

/** Sync rules as HubSpot words them (its article on mapping properties, March 2026) in English and Italian, and ours; plain words. */
const RULES: readonly (readonly [SyncRule, RegExp])[] = [
  ['dont-sync', /^(?:don t|dont|do not|never) sync$|^no sync$|^not synced$|^non sincronizza(?:re|to|ta|ti)?$/],
  [
    'two-way',
    /^(?:two|2) ways?(?: sync)?$|^bi ?directional(?: sync)?$|^(?:sincronizzazione )?(?:bidirezionale|a due vie|nei due sensi|in entrambe le direzioni)$/,
  ],
  [
    'prefer-salesforce',
    /^(?:prefer|preferisci|preferire|dai la preferenza a|preferenza a) salesforce(?: (?:unless|a meno che|salvo|tranne|se non|eccetto|ad eccezione)(?: .*)?)?$/,
  ],
  [
    'always-salesforce',
    /^(?:always|sempre)(?: use)? salesforce$|^(?:usa|utilizza|usare|utilizzare) sempre salesforce$/,
  ],
];

/** The sync rule that a cell names; `unknown` for other words, undefined for none. */
export function ruleByWords(cell: string): SyncRule | 'unknown' | undefined {
  const words = plainWords(cell);
  if (words === '') return undefined;
  return RULES.find(([, pattern]) => pattern.test(words))?.[0] ?? 'unknown';
}
