import type { Finding } from '../../core/audit/pair.ts';
import type { SalesforceRecord } from '../../core/crm.ts';

const OF_ACCOUNTS: ReadonlySet<string> = new Set(['waiting-on-account-to-sync', 'association-limit-reached']);
/** Accounts whose records are in memory at a time. */
const BATCH = 500;

/** Puts the names of the accounts that the findings are about in place of their ids, as far as Salesforce has them. */
export async function nameAccounts(
  findings: Finding[],
  read: (ids: readonly string[]) => Promise<ReadonlyMap<string, SalesforceRecord>> | undefined,
): Promise<void> {
  const ids = [...new Set(findings.flatMap(({ error }) => accountOf(error) ?? []))];
  const names = new Map<string, string>();
  for (let index = 0; index < ids.length; index += BATCH) {
    for (const [id, { fields }] of (await read(ids.slice(index, index + BATCH))) ?? []) {
      if (typeof fields['Name'] === 'string' && fields['Name'].trim() !== '') names.set(id, fields['Name']);
    }
  }
  for (const [index, finding] of findings.entries()) {
    const account = names.get(accountOf(finding.error) ?? '');
    if (account === undefined) continue;
    findings[index] = { ...finding, error: { ...finding.error, params: { ...finding.error.params, account } } };
  }
}

const accountOf = ({ type, value }: Finding['error']): string | undefined =>
  OF_ACCOUNTS.has(type) ? value : undefined;
