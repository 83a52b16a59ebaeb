import type { Slack } from '../context.ts';
import type { Tier } from '../rate-limits.ts';
import type { JsonObject } from '../workspace.ts';
import type { Args } from './args.ts';

/** One method of the Web API. `run` gives the answer without `ok`; it throws Refusal for what Slack refuses. */
export type Method = {
  readonly token: 'bot' | 'app' | 'any';
  /** Any of them lets the call in; methods about conversations then ask for the one of the conversation's kind. */
  readonly scopes: readonly string[];
  readonly tier: Tier;
  readonly run: (args: Args, slack: Slack, caller: 'bot' | 'app') => JsonObject;
};

export type Methods = Readonly<Record<string, Method>>;
