import type { JsonObject } from './workspace.ts';

/** What Slack refuses. The Web API answers it as data: `{ ok: false, error: code, ...details }` with status 200. */
export class Refusal extends Error {
  readonly code: string;
  readonly details: JsonObject;

  constructor(code: string, details: JsonObject = {}) {
    super(code);
    this.name = 'Refusal';
    this.code = code;
    this.details = details;
  }
}

/** The refusal of a payload: each message has a JSON pointer to the place, as Slack's schema validator writes them. */
export function invalid(code: string, messages: readonly string[]): Refusal {
  return new Refusal(code, {
    errors: [...messages],
    response_metadata: { messages: messages.map((message) => `[ERROR] ${message}`) },
  });
}
