import { z } from 'zod';

/** One setting that is missing or wrong. `found` never holds a secret's value. */
export type ConfigFault = { readonly variable: string; readonly found: string; readonly expected: string };

/** All faults of the environment at once; the message lists one a line. */
export class ConfigError extends Error {
  readonly faults: readonly ConfigFault[];

  constructor(faults: readonly ConfigFault[]) {
    super(faults.map((fault) => `${fault.variable}: found ${fault.found}; expected ${fault.expected}`).join('\n'));
    this.name = 'ConfigError';
    this.faults = faults;
  }
}

export type HubspotConfig = { readonly accessToken: string; readonly baseUrl?: string };
export type SalesforceConfig = (
  | { readonly instanceUrl: string; readonly accessToken: string }
  | { readonly loginUrl: string; readonly clientId: string; readonly clientSecret: string }
) & { readonly integrationUser?: string };
export type SlackConfig = { readonly botToken: string; readonly appToken: string; readonly apiUrl?: string };

/** What the command line needs of the environment where Slack has no part. */
export type CrmConfig = {
  readonly hubspot?: HubspotConfig;
  readonly salesforce?: SalesforceConfig;
  /** Path of the CSV with the account's mappings. */
  readonly mappingsFile?: string;
  readonly logLevel: (typeof LOG_LEVELS)[number];
};

export type Config = CrmConfig & {
  readonly slack: SlackConfig;
  readonly dataDir: string;
  /** Slack user ids; empty: workspace admins and owners. */
  readonly admins: readonly string[];
};

type Env = Readonly<Record<string, string | undefined>>;

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
const LOGIN_HOSTS = new Set(['login.salesforce.com', 'test.salesforce.com']);

const isUrl = (text: string) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
const url = z.string().refine(isUrl, 'an http(s) address');
const token = (prefix: string, where: string) =>
  z.string().refine((text) => text.startsWith(prefix), `a token that begins with ${prefix} (${where})`);

const myDomain = url.refine(
  (text) => !isUrl(text) || !LOGIN_HOSTS.has(new URL(text).hostname),
  'your My Domain, as https://example.my.salesforce.com: the client-credentials flow does not work at login. or test.salesforce.com',
);

const userIds = z
  .string()
  .transform((text) =>
    text
      .split(',')
      .map((id) => id.trim())
      .filter(Boolean),
  )
  .refine(
    (ids) => ids.every((id) => /^[UW][A-Z0-9]{2,}$/.test(id)),
    'Slack user ids separated by commas, as U012AB3CD',
  );

const CRM_VARIABLES = {
  HUBSPOT_ACCESS_TOKEN: z.string().optional(),
  HUBSPOT_BASE_URL: url.optional(),
  SALESFORCE_LOGIN_URL: myDomain.optional(),
  SALESFORCE_CLIENT_ID: z.string().optional(),
  SALESFORCE_CLIENT_SECRET: z.string().optional(),
  SALESFORCE_INSTANCE_URL: url.optional(),
  SALESFORCE_ACCESS_TOKEN: z.string().optional(),
  SALESFORCE_INTEGRATION_USER: z.string().optional(),
  SFSYNC_MAPPINGS: z.string().optional(),
  LOG_LEVEL: z.enum(LOG_LEVELS, { error: `one of ${LOG_LEVELS.join(', ')}` }).default('info'),
};

const SLACK_VARIABLES = {
  SLACK_BOT_TOKEN: token('xoxb-', 'Slack app page, OAuth & Permissions'),
  SLACK_APP_TOKEN: token('xapp-', 'Slack app page, Basic Information, App-Level Tokens, scope connections:write'),
  SLACK_API_URL: url.optional(),
  SFSYNC_DATA_DIR: z.string().default('./data'),
  SFSYNC_ADMINS: userIds.default([]),
};

const LOGIN_SET = ['SALESFORCE_LOGIN_URL', 'SALESFORCE_CLIENT_ID', 'SALESFORCE_CLIENT_SECRET'] as const;
const TOKEN_SET = ['SALESFORCE_INSTANCE_URL', 'SALESFORCE_ACCESS_TOKEN'] as const;
const SECRET = /TOKEN|SECRET|CLIENT_ID/;

/** An empty variable counts as one that is not set: that is what `NAME=` in a .env file means to people. */
function present(env: Env): Record<string, string> {
  const entries = Object.entries(env).map(([name, value]) => [name, value?.trim()] as const);
  return Object.fromEntries(entries.filter((entry): entry is readonly [string, string] => Boolean(entry[1])));
}

function describeFound(variable: string, value: string | undefined): string {
  if (value === undefined) return 'nothing';
  return SECRET.test(variable) ? `a value of ${value.length} characters` : JSON.stringify(value);
}

function parse<T extends z.ZodRawShape>(shape: T, env: Record<string, string>, faults: ConfigFault[]) {
  const result = z.object(shape).safeParse(env);
  if (result.success) return result.data;
  for (const issue of result.error.issues) {
    const variable = String(issue.path[0]);
    // An absent required variable is told by its own rule, not by zod's "expected string".
    const expected = issue.code === 'invalid_type' ? expectedOf(variable) : issue.message;
    faults.push({ variable, found: describeFound(variable, env[variable]), expected });
  }
  return undefined;
}

const EXPECTED: Readonly<Record<string, string>> = {
  SLACK_BOT_TOKEN: 'a token that begins with xoxb- (Slack app page, OAuth & Permissions)',
  SLACK_APP_TOKEN:
    'a token that begins with xapp- (Slack app page, Basic Information, App-Level Tokens, scope connections:write)',
};
const expectedOf = (variable: string) => EXPECTED[variable] ?? 'a value';

function missingOf(names: readonly string[], env: Record<string, string>, reason: string): ConfigFault[] {
  return names
    .filter((name) => env[name] === undefined)
    .map((variable) => ({ variable, found: 'nothing', expected: reason }));
}

function salesforceFaults(env: Record<string, string>): ConfigFault[] {
  const some = (names: readonly string[]) => names.some((name) => env[name] !== undefined);
  if (some(TOKEN_SET)) return missingOf(TOKEN_SET, env, 'a value, since the other half of the pair is set');
  if (some(LOGIN_SET))
    return missingOf(LOGIN_SET, env, 'a value, since the rest of the client-credentials flow is set');
  return [];
}

type CrmValues = z.infer<z.ZodObject<typeof CRM_VARIABLES>>;

function salesforceOf(values: CrmValues): SalesforceConfig | undefined {
  const user = values.SALESFORCE_INTEGRATION_USER;
  const extra = user === undefined ? {} : { integrationUser: user };
  const { SALESFORCE_INSTANCE_URL: instanceUrl, SALESFORCE_ACCESS_TOKEN: accessToken } = values;
  if (instanceUrl !== undefined && accessToken !== undefined) return { instanceUrl, accessToken, ...extra };
  const {
    SALESFORCE_LOGIN_URL: loginUrl,
    SALESFORCE_CLIENT_ID: clientId,
    SALESFORCE_CLIENT_SECRET: clientSecret,
  } = values;
  if (loginUrl === undefined || clientId === undefined || clientSecret === undefined) return undefined;
  return { loginUrl, clientId, clientSecret, ...extra };
}

function crmOf(values: CrmValues): CrmConfig {
  const salesforce = salesforceOf(values);
  const { HUBSPOT_ACCESS_TOKEN: accessToken, HUBSPOT_BASE_URL: baseUrl } = values;
  return {
    ...(accessToken === undefined ? {} : { hubspot: { accessToken, ...(baseUrl === undefined ? {} : { baseUrl }) } }),
    ...(salesforce === undefined ? {} : { salesforce }),
    ...(values.SFSYNC_MAPPINGS === undefined ? {} : { mappingsFile: values.SFSYNC_MAPPINGS }),
    logLevel: values.LOG_LEVEL,
  };
}

function slackOf(values: z.infer<z.ZodObject<typeof SLACK_VARIABLES>>): SlackConfig {
  const { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken, SLACK_API_URL: apiUrl } = values;
  return { botToken, appToken, ...(apiUrl === undefined ? {} : { apiUrl }) };
}

/** Reads the whole configuration of the bot. Throws ConfigError with every fault at once. */
export function readConfig(env: Env): Config {
  const set = present(env);
  const faults: ConfigFault[] = [];
  const slack = parse(SLACK_VARIABLES, set, faults);
  const crm = parse(CRM_VARIABLES, set, faults);
  faults.push(...salesforceFaults(set));
  if (slack === undefined || crm === undefined || faults.length > 0) throw new ConfigError(faults);
  return {
    ...crmOf(crm),
    slack: slackOf(slack),
    dataDir: slack.SFSYNC_DATA_DIR,
    admins: slack.SFSYNC_ADMINS,
  };
}

/** Reads what is set, Slack's part too where it is complete: for `doctor`, which tells what is missing. Throws ConfigError. */
export function readDoctorConfig(env: Env): CrmConfig & { readonly slack?: SlackConfig } {
  const set = present(env);
  const faults: ConfigFault[] = [];
  const values = parse(CRM_VARIABLES, set, faults);
  faults.push(...salesforceFaults(set));
  const hasSlack = set['SLACK_BOT_TOKEN'] !== undefined || set['SLACK_APP_TOKEN'] !== undefined;
  const slack = hasSlack ? parse(SLACK_VARIABLES, set, faults) : undefined;
  if (values === undefined || faults.length > 0) throw new ConfigError(faults);
  return { ...crmOf(values), ...(slack === undefined ? {} : { slack: slackOf(slack) }) };
}

/** Reads only the CRMs' part, and demands both CRMs: for `audit`, which compares them. Throws ConfigError. */
export function readCrmConfig(env: Env): CrmConfig & { hubspot: HubspotConfig; salesforce: SalesforceConfig } {
  const set = present(env);
  const faults: ConfigFault[] = [];
  const values = parse(CRM_VARIABLES, set, faults);
  faults.push(...salesforceFaults(set));
  const crm = values === undefined ? undefined : crmOf(values);
  if (set['HUBSPOT_ACCESS_TOKEN'] === undefined) {
    faults.push({ variable: 'HUBSPOT_ACCESS_TOKEN', found: 'nothing', expected: 'a service key or private-app token' });
  }
  if (![...LOGIN_SET, ...TOKEN_SET].some((name) => set[name] !== undefined)) {
    faults.push({
      variable: 'SALESFORCE_LOGIN_URL',
      found: 'nothing',
      expected: `a value, with ${LOGIN_SET[1]} and ${LOGIN_SET[2]} (or ${TOKEN_SET.join(' and ')})`,
    });
  }
  if (faults.length > 0 || crm?.hubspot === undefined || crm.salesforce === undefined) throw new ConfigError(faults);
  return { ...crm, hubspot: crm.hubspot, salesforce: crm.salesforce };
}
