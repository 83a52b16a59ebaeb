import { pino, type Logger } from 'pino';
import pretty from 'pino-pretty';

/** Where tokens, names and record values could be in what somebody logs by mistake. */
const SECRETS = [
  'token',
  'accessToken',
  'botToken',
  'appToken',
  'clientSecret',
  'authorization',
  'headers',
  'body',
  'value',
  'properties',
  'fields',
  'email',
];

/** An error's own words alone: SDKs hang answers, headers and causes on theirs, with tokens and record values in them. */
function errorLine(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const code = 'code' in error ? { code: error.code } : {};
  return { type: error.name, message: error.message, ...code, stack: error.stack };
}

/** JSON lines; readable ones where standard error is a terminal. Logs go to standard error: standard output is for answers. */
export function createLogger(level: string, isTerminal: boolean): Logger {
  const redact = { paths: SECRETS.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]), censor: '[redacted]' };
  const options = { level, base: null, redact, serializers: { err: errorLine } };
  return isTerminal
    ? pino(options, pretty({ colorize: true, destination: 2, sync: true }))
    : pino(options, pino.destination({ dest: 2, sync: true }));
}
