import { z } from 'zod';
import { readBudget, type BudgetWish } from '../core/budget.ts';

/** What stood in a variable; a secret's value is never told. */
type Found =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'secret'; readonly length: number }
  | { readonly kind: 'value'; readonly value: string };

/** What a variable may hold: the last part of a message key, `config.<expected>`. */
type Expected =
  | 'url'
  | 'bot-token'
  | 'app-token'
  | 'my-domain'
  | 'user-ids'
  | 'log-level'
  | 'hubspot-token'
  | 'other-half'
  | 'rest-of-flow'
  | 'salesforce-login'
  | 'budget'
  | 'list-days'
  | 'some-value';

/** One setting that is missing or wrong. */
export type ConfigFault = { readonly variable: string; readonly found: Found; readonly expected: Expected };

/** All faults of the environment at once. */
export class ConfigError extends Error {
  readonly faults: readonly ConfigFault[];

  constructor(faults: readonly ConfigFault[]) {
    super(`missing or wrong settings: ${faults.map(({ variable }) => variable).join(', ')}`);
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
  /** How many Salesforce calls the bot may spend; undefined: the default. */
  readonly salesforceBudget?: BudgetWish;
  readonly logLevel: (typeof LOG_LEVELS)[number];
};

export type Config = CrmConfig & {
  readonly slack: SlackConfig;
  readonly dataDir: string;
  /** Days until a HubSpot list that sfsync made is deleted, 0 for never; undefined: the default. */
  readonly listDays?: number;
  /** Slack user ids; empty: workspace admins and owners. */
  readonly admins: readonly string[];
};

type Env = Readonly<Record<string, string | undefined>>;

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
const DATA_DIR = './data';
const LOGIN_HOSTS = new Set(['login.salesforce.com', 'test.salesforce.com']);

const isUrl = (text: string) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
/** A rule whose message is the key of what is expected. */
const rule = (expected: Expected, holds: (text: string) => boolean) => z.string().refine(holds, expected);

const url = rule('url', isUrl);
const myDomain = rule('my-domain', (text) => isUrl(text) && !LOGIN_HOSTS.has(new URL(text).hostname));
const startsWith = (prefix: string) => (text: string) => text.startsWith(prefix);

const userIds = z
  .string()
  .transform((text) =>
    text
      .split(',')
      .map((id) => id.trim())
      .filter(Boolean),
  )
  .refine((ids) => ids.every((id) => /^[UW][A-Z0-9]{2,}$/.test(id)), 'user-ids' satisfies Expected);

const budget = z.string().transform((text, context): BudgetWish => {
  const wish = readBudget(text);
  if (wish !== undefined) return wish;
  context.addIssue('budget' satisfies Expected);
  return z.NEVER;
});

const MOST_LIST_DAYS = 365;
const listDays = rule('list-days', (text) => /^\d{1,3}$/.test(text) && Number(text) <= MOST_LIST_DAYS).transform(
  Number,
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
  SFSYNC_SALESFORCE_BUDGET: budget.optional(),
  LOG_LEVEL: z.enum(LOG_LEVELS, { error: 'log-level' satisfies Expected }).default('info'),
};

const SLACK_VARIABLES = {
  SLACK_BOT_TOKEN: rule('bot-token', startsWith('xoxb-')),
  SLACK_APP_TOKEN: rule('app-token', startsWith('xapp-')),
  SLACK_API_URL: url.optional(),
  SFSYNC_DATA_DIR: z.string().default(DATA_DIR),
  SFSYNC_ADMINS: userIds.default([]),
  SFSYNC_LIST_DAYS: listDays.optional(),
};

const LOGIN_SET = ['SALESFORCE_LOGIN_URL', 'SALESFORCE_CLIENT_ID', 'SALESFORCE_CLIENT_SECRET'] as const;
const TOKEN_SET = ['SALESFORCE_INSTANCE_URL', 'SALESFORCE_ACCESS_TOKEN'] as const;
const SECRET = /TOKEN|SECRET|CLIENT_ID/;

/** An empty variable counts as one that is not set: that is what `NAME=` in a .env file means to people. */
function present(env: Env): Record<string, string> {
  const entries = Object.entries(env).map(([name, value]) => [name, value?.trim()] as const);
  return Object.fromEntries(entries.filter((entry): entry is readonly [string, string] => Boolean(entry[1])));
}

function foundIn(variable: string, value: string | undefined): Found {
  if (value === undefined) return { kind: 'nothing' };
  return SECRET.test(variable) ? { kind: 'secret', length: value.length } : { kind: 'value', value };
}

/** What a required variable is to hold; zod says no more than that there is none. */
const REQUIRED: Readonly<Record<string, Expected>> = { SLACK_BOT_TOKEN: 'bot-token', SLACK_APP_TOKEN: 'app-token' };

function parse<T extends z.ZodRawShape>(shape: T, env: Record<string, string>, faults: ConfigFault[]) {
  const result = z.object(shape).safeParse(env);
  if (result.success) return result.data;
  for (const issue of result.error.issues) {
    const variable = String(issue.path[0]);
    const missing = env[variable] === undefined;
    const expected = missing ? (REQUIRED[variable] ?? 'some-value') : (issue.message as Expected);
    faults.push({ variable, found: foundIn(variable, env[variable]), expected });
  }
  return undefined;
}

function missingOf(names: readonly string[], env: Record<string, string>, expected: Expected): ConfigFault[] {
  return names
    .filter((name) => env[name] === undefined)
    .map((variable) => ({ variable, found: { kind: 'nothing' }, expected }));
}

function salesforceFaults(env: Record<string, string>): ConfigFault[] {
  const some = (names: readonly string[]) => names.some((name) => env[name] !== undefined);
  if (some(TOKEN_SET)) return missingOf(TOKEN_SET, env, 'other-half');
  return some(LOGIN_SET) ? missingOf(LOGIN_SET, env, 'rest-of-flow') : [];
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
    ...(values.SFSYNC_SALESFORCE_BUDGET === undefined ? {} : { salesforceBudget: values.SFSYNC_SALESFORCE_BUDGET }),
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
    ...(slack.SFSYNC_LIST_DAYS === undefined ? {} : { listDays: slack.SFSYNC_LIST_DAYS }),
  };
}

/** Reads what is set, Slack's part too where it is complete: for `doctor`, which tells what is missing. Throws ConfigError. */
export function readDoctorConfig(env: Env): CrmConfig & { readonly slack?: SlackConfig; readonly dataDir: string } {
  const set = present(env);
  const faults: ConfigFault[] = [];
  const values = parse(CRM_VARIABLES, set, faults);
  faults.push(...salesforceFaults(set));
  const hasSlack = set['SLACK_BOT_TOKEN'] !== undefined || set['SLACK_APP_TOKEN'] !== undefined;
  const slack = hasSlack ? parse(SLACK_VARIABLES, set, faults) : undefined;
  if (values === undefined || faults.length > 0) throw new ConfigError(faults);
  const dataDir = set['SFSYNC_DATA_DIR'] ?? DATA_DIR;
  return { ...crmOf(values), dataDir, ...(slack === undefined ? {} : { slack: slackOf(slack) }) };
}

/** Reads only the CRMs' part, and demands both CRMs: for `audit`, which compares them. Throws ConfigError. */
export function readCrmConfig(env: Env): CrmConfig & { hubspot: HubspotConfig; salesforce: SalesforceConfig } {
  const set = present(env);
  const faults: ConfigFault[] = [];
  const values = parse(CRM_VARIABLES, set, faults);
  faults.push(...salesforceFaults(set));
  const crm = values === undefined ? undefined : crmOf(values);
  faults.push(...missingOf(['HUBSPOT_ACCESS_TOKEN'], set, 'hubspot-token'));
  const hasLogin = [...LOGIN_SET, ...TOKEN_SET].some((name) => set[name] !== undefined);
  if (!hasLogin) faults.push(...missingOf(['SALESFORCE_LOGIN_URL'], set, 'salesforce-login'));
  if (faults.length > 0 || crm?.hubspot === undefined || crm.salesforce === undefined) throw new ConfigError(faults);
  return { ...crm, hubspot: crm.hubspot, salesforce: crm.salesforce };
}
