import { describe, expect, it } from 'vitest';
import { isHubspotEmail } from '../../../src/sandbox/hubspot/email-syntax.ts';

const label = (length: number) => 'a'.repeat(length);

describe('the email addresses that HubSpot takes', () => {
  it.each([
    'ann@corp.com',
    'ann+news@sub.corp.co.uk',
    'josé@corp.com',
    `o'neil@corp.com`,
    'ann@пример.рф',
    'ann@corp.xn--p1ai',
    `${label(64)}@${label(63)}.com`,
  ])('takes %s', (address) => {
    expect(isHubspotEmail(address)).toBe(true);
  });

  it.each([
    '',
    'ann',
    '@corp.com',
    'ann@',
    'ann@corp',
    'ann@@corp.com',
    'ann@corp@corp.com',
    'ann lee@corp.com',
    'ann\u0007@corp.com',
    '.ann@corp.com',
    'ann.@corp.com',
    'ann..lee@corp.com',
    'ann@.corp.com',
    'ann@corp.com.',
    'ann@corp..com',
    'ann@corp.notatld',
    'ann@wales.nhs.ik',
    `${label(65)}@corp.com`,
    `ann@${label(64)}.com`,
  ])('refuses %j', (address) => {
    expect(isHubspotEmail(address)).toBe(false);
  });
});
