import { WebClient } from '@slack/web-api';
import type { DoctorFinding } from '../jobs/doctor.ts';
import { SCOPES } from './scopes.ts';

/** Examines the bot token and its scopes with one call. Never throws. */
export async function checkSlack(config: {
  readonly botToken: string;
  readonly apiUrl?: string;
}): Promise<readonly Omit<DoctorFinding, 'area'>[]> {
  const client = new WebClient(config.botToken, {
    retryConfig: { retries: 0 },
    timeout: 10_000,
    ...(config.apiUrl === undefined ? {} : { slackApiUrl: config.apiUrl }),
  });
  try {
    const { team = '', user = '', response_metadata } = await client.auth.test();
    const held = response_metadata?.scopes ?? [];
    const missing = SCOPES.filter((scope) => !held.includes(scope));
    return [
      { check: 'auth', ok: true, detail: { team, user } },
      { check: 'scopes', ok: missing.length === 0, detail: { missing } },
    ];
  } catch (error) {
    return [{ check: 'auth', ok: false, detail: { problem: (error as Error).message } }];
  }
}
