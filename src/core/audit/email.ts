/** What the two CRMs take for an email address. Neither publishes its validator: these are the rules that surely hold. */

export type EmailFault = 'syntax' | 'top-level-domain';

/** Reserved for examples and tests (RFC 2606): on no list of domains, yet no typing error. */
const RESERVED = new Set(['example', 'test']);
const LOCAL_PART = /^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u;
const LABEL = /^[\p{L}\p{M}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?$/u;

/** Why HubSpot would refuse the address; a domain that does not exist is only a likely reason. */
export function hubspotEmailFault(
  address: string,
  isTopLevelDomain: (label: string) => boolean,
): EmailFault | undefined {
  const [local = '', domain = '', ...more] = address.trim().split('@');
  const labels = domain.split('.');
  const fits = local.length <= 64 && address.trim().length <= 254;
  if (more.length > 0 || !fits || !LOCAL_PART.test(local)) return 'syntax';
  if (labels.length < 2 || !labels.every((label) => LABEL.test(label))) return 'syntax';
  const top = (labels.at(-1) ?? '').toLowerCase();
  // A top-level domain in its ASCII form cannot be looked up among names, and has letters of its own.
  const known = top.startsWith('xn--') || RESERVED.has(top) || isTopLevelDomain(top);
  return known ? undefined : 'top-level-domain';
}

/**
 * Why Salesforce would refuse the address; its length is another matter. Dots may follow each other and end the part before
 * the @ (https://help.salesforce.com/s/articleView?id=000384328). Letters beyond ASCII are taken only where an admin
 * switched Email Address Internationalization on, which no API shows. More than 64 before the @ breaks RFC 5321, but Salesforce
 * does not say that it counts them.
 */
export function salesforceEmailFault(address: string): 'syntax' | 'international' | 'length' | undefined {
  const [local = '', domain = '', ...more] = address.trim().split('@');
  const labels = domain.split('.');
  const sound = local !== '' && !local.startsWith('.') && labels.length > 1 && labels.every((label) => label !== '');
  if (more.length > 0 || !sound || /[\s,;:<>()[\]"\\]/.test(address.trim())) return 'syntax';
  if (/[^\x20-\x7E]/.test(address.trim())) return 'international';
  return local.length > 64 ? 'length' : undefined;
}
