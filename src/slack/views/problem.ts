import { problemSentence } from '../../text/sentences.ts';
import type { Text } from '../../text/text.ts';
import { escapeMrkdwn } from '../mrkdwn.ts';

export type Problem = { readonly vendor: string; readonly code: string; readonly detail: string };

/** Why a CRM could not be read, in words, safe in mrkdwn. */
export function problemText(text: Text, problem: Problem | 'not-connected'): string {
  if (problem === 'not-connected') return text('problem.not-connected', { vendor: text('vendor.salesforce') });
  return escapeMrkdwn(problemSentence(text, problem));
}
