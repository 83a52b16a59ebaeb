import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createText } from '../../src/text/text.ts';
import { ConfigError, readConfig, readCrmConfig } from '../../src/app/config.ts';

const SLACK = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' };
const faultsOf = (run: () => unknown) => {
  try {
    run();
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
  return [];
};

describe('readConfig', () => {
  it('needs Slack alone', () => {
    expect(readConfig(SLACK)).toEqual({
      slack: { botToken: 'xoxb-1', appToken: 'xapp-1' },
      dataDir: './data',
      admins: [],
      logLevel: 'info',
    });
  });

  it('tells every fault at once, with what was found and expected', () => {
    const faults = faultsOf(() =>
      readConfig({
        SLACK_BOT_TOKEN: 'wrong',
        HUBSPOT_BASE_URL: 'hubspot',
        SALESFORCE_INSTANCE_URL: 'https://acme.my.salesforce.com',
        LOG_LEVEL: 'loud',
        SFSYNC_ADMINS: 'ann',
        SFSYNC_SALESFORCE_BUDGET: 'little',
      }),
    );
    expect(faults.map(({ variable }) => variable).toSorted()).toEqual([
      'HUBSPOT_BASE_URL',
      'LOG_LEVEL',
      'SALESFORCE_ACCESS_TOKEN',
      'SFSYNC_ADMINS',
      'SFSYNC_SALESFORCE_BUDGET',
      'SLACK_APP_TOKEN',
      'SLACK_BOT_TOKEN',
    ]);
    expect(faults).toContainEqual({
      variable: 'LOG_LEVEL',
      found: { kind: 'value', value: 'loud' },
      expected: 'log-level',
    });
    expect(faults).toContainEqual({ variable: 'SLACK_APP_TOKEN', found: { kind: 'nothing' }, expected: 'app-token' });
    for (const { expected } of faults) expect(createText()(`config.${expected}`)).not.toBe('');
  });

  it('never tells a secret', () => {
    const secret = 'very-secret-token';
    const faults = faultsOf(() => readConfig({ ...SLACK, SLACK_BOT_TOKEN: secret, SLACK_APP_TOKEN: secret }));
    expect(faults.map(({ found }) => found)).toEqual([
      { kind: 'secret', length: 17 },
      { kind: 'secret', length: 17 },
    ]);
    expect(JSON.stringify(faults)).not.toContain(secret);
  });

  it.each(['https://login.salesforce.com', 'https://test.salesforce.com/'])('refuses %s with the reason', (url) => {
    const env = { ...SLACK, SALESFORCE_LOGIN_URL: url, SALESFORCE_CLIENT_ID: 'a', SALESFORCE_CLIENT_SECRET: 'b' };
    const [fault] = faultsOf(() => readConfig(env));
    expect(fault?.expected).toBe('my-domain');
  });

  it('takes either way to log in to Salesforce', () => {
    const flow = {
      SALESFORCE_LOGIN_URL: 'https://a.my.salesforce.com',
      SALESFORCE_CLIENT_ID: 'id',
      SALESFORCE_CLIENT_SECRET: 's',
    };
    const token = { SALESFORCE_INSTANCE_URL: 'https://a.my.salesforce.com', SALESFORCE_ACCESS_TOKEN: 't' };
    expect(readConfig({ ...SLACK, ...flow }).salesforce).toMatchObject({ clientId: 'id' });
    expect(readConfig({ ...SLACK, ...token, SALESFORCE_INTEGRATION_USER: 'u@x' }).salesforce).toMatchObject({
      accessToken: 't',
      integrationUser: 'u@x',
    });
  });

  it.each([
    ['2000', { calls: 2000 }],
    ['0.5%', { percent: 0.5 }],
  ])('takes a budget of %s', (SFSYNC_SALESFORCE_BUDGET, expected) => {
    expect(readConfig({ ...SLACK, SFSYNC_SALESFORCE_BUDGET }).salesforceBudget).toEqual(expected);
  });

  it.each(['0', '-1', '150%', '1,000', 'none'])('refuses a budget of %s, and says what it takes', (value) => {
    const faults = faultsOf(() => readConfig({ ...SLACK, SFSYNC_SALESFORCE_BUDGET: value }));
    expect(faults).toEqual([
      { variable: 'SFSYNC_SALESFORCE_BUDGET', found: { kind: 'value', value }, expected: 'budget' },
    ]);
    expect(createText()('config.budget')).toContain('2000, 1% or 0.5%');
  });

  it('takes the days of lists from 0 to 365, and says what it takes', () => {
    const daysOf = (value: string) => readConfig({ ...SLACK, SFSYNC_LIST_DAYS: value }).listDays;
    expect(['0', '7', '365'].map(daysOf)).toEqual([0, 7, 365]);
    for (const value of ['-1', '366', '1.5', 'a week']) {
      expect(faultsOf(() => daysOf(value))).toMatchObject([{ variable: 'SFSYNC_LIST_DAYS', expected: 'list-days' }]);
    }
  });

  it('treats an empty variable as one that is not set', () => {
    expect(readConfig({ ...SLACK, HUBSPOT_ACCESS_TOKEN: '', LOG_LEVEL: ' ' })).not.toHaveProperty('hubspot');
  });
});

describe('readCrmConfig', () => {
  it('needs both CRMs and no Slack', () => {
    expect(faultsOf(() => readCrmConfig({})).map(({ variable }) => variable)).toEqual([
      'HUBSPOT_ACCESS_TOKEN',
      'SALESFORCE_LOGIN_URL',
    ]);
  });
});

describe('.env.example', () => {
  it('lists exactly the variables that are read', () => {
    const read = (file: string) => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
    const listed = [...read('.env.example').matchAll(/^([A-Z_]+)=/gm)].map((match) => match[1]);
    const source = read('src/app/config.ts');
    const known = new Set(
      [...source.matchAll(/^ {2}((?:SLACK|HUBSPOT|SALESFORCE|SFSYNC|LOG)_[A-Z_]+):/gm)].map((match) => match[1]),
    );
    expect(listed.toSorted()).toEqual([...known].toSorted());
  });
});
