import { domainToUnicode } from 'node:url';
import tlds from 'tlds' with { type: 'json' };

/** The list of existing domains, and those reserved for examples and tests (RFC 2606), which data sets are made of. */
const TOP_LEVEL_DOMAINS = new Set<string>([...tlds, 'example', 'test']);

/**
 * Whether HubSpot takes the address for a contact: one @, no space or control character, no stray dots, labels of at most
 * 63 and a local part of at most 64 characters, and a top-level domain that exists (punycode too). Looser than Salesforce.
 */
export function isHubspotEmail(address: string): boolean {
  if (/[\s\p{Cc}]/u.test(address)) return false;
  const [local = '', domain = '', ...rest] = address.split('@');
  if (rest.length > 0 || local.length > 64) return false;
  const labels = domain.split('.');
  if (labels.length < 2 || [...local.split('.'), ...labels].some((part) => part === '')) return false;
  if (labels.some((label) => label.length > 63)) return false;
  return TOP_LEVEL_DOMAINS.has(domainToUnicode(labels.at(-1) ?? ''));
}
