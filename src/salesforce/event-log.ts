import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parse as parseCsv } from 'csv-parse';
import type { IntegrationUsage } from '../jobs/ports.ts';
import { VendorError } from '../jobs/vendor-error.ts';
import { logFile } from './answers.ts';
import type { SalesforceApi } from './api.ts';
import { errorCodeOf } from './errors.ts';

/** How HubSpot's rows are known: by the user that the integration runs as, else by the app's name. */
export type Integration = { readonly username: string; readonly userId: string | undefined } | undefined;

/**
 * HubSpot's calls that count for the limit on the newest logged day: the daily files of EventLogFile's ApiTotalUsage, or
 * all hourly ones of a day where only those exist. Undefined where there is no such object or file, and where no row is
 * known as HubSpot's (that is no proof of zero calls). One call for the list and one for each file. Throws VendorError.
 */
export async function readIntegrationUsage(
  api: SalesforceApi,
  integration: Integration,
  now: Date,
): Promise<IntegrationUsage | undefined> {
  const files = await listFiles(api);
  const chosen = newestDay(files, now.toISOString().slice(0, 10));
  const day = chosen[0]?.day;
  if (day === undefined) return undefined;
  const isHubspot = integration ? rowOfUser(integration) : rowOfApp;
  let known = 0;
  let calls = 0;
  for (const file of chosen) {
    await eachRow(api, file.id, (row) => {
      if (!isHubspot(row)) return;
      known += 1;
      if (counts(row)) calls += 1;
    });
  }
  return known === 0 && !integration?.userId ? undefined : { calls, day };
}

type LogFile = { readonly id: string; readonly day: string; readonly daily: boolean };

/** The log's files; throws VendorError, `forbidden` where the org or the user has no event log. */
export function listLogFiles(api: SalesforceApi): Promise<LogFile[]> {
  return api.all('EventLogFile', ['Id', 'LogDate', 'Interval'], "WHERE EventType = 'ApiTotalUsage'", logFile);
}

async function listFiles(api: SalesforceApi): Promise<readonly LogFile[]> {
  try {
    return await listLogFiles(api);
  } catch (error) {
    if (errorCodeOf(error) === 'INVALID_TYPE') return [];
    throw error;
  }
}

/** Hourly files of today would tell of a part of a day as if it were all, so an earlier day goes before. */
function newestDay(files: readonly LogFile[], today: string): readonly LogFile[] {
  const daily = files.filter((file) => file.daily);
  const past = files.filter((file) => file.day < today);
  const candidates = [daily, past, files].find((some) => some.length > 0) ?? [];
  const day = candidates
    .map((file) => file.day)
    .sort()
    .at(-1);
  return candidates.filter((file) => file.day === day);
}

type Row = Readonly<Record<string, string | undefined>>;

/** The log holds ids of 15 characters, which are case-sensitive; the last three of 18 only repeat that. */
function rowOfUser({ username, userId }: NonNullable<Integration>): (row: Row) => boolean {
  const id15 = userId?.slice(0, 15);
  const name = username.toLowerCase();
  return (row) =>
    (id15 !== undefined && row['USER_ID']?.slice(0, 15) === id15) || row['USER_NAME']?.toLowerCase() === name;
}

const rowOfApp = (row: Row) => /hubspot/i.test(`${row['CONNECTED_APP_NAME'] ?? ''} ${row['CLIENT_NAME'] ?? ''}`);
const counts = (row: Row) => /^(1|true)$/i.test(row['COUNTS_AGAINST_API_LIMIT'] ?? '');

async function eachRow(api: SalesforceApi, id: string, take: (row: Row) => void): Promise<void> {
  const response = await api.logFile(id);
  if (!response.body) return;
  const rows = parseCsv({ columns: true, bom: true, relax_column_count: true, skip_empty_lines: true });
  try {
    await pipeline(Readable.fromWeb(response.body), rows, async (records: AsyncIterable<Row>) => {
      for await (const row of records) take(row);
    });
  } catch (cause) {
    throw new VendorError('salesforce', 'bad-answer', 'event log file: cut off or no CSV', { cause });
  }
}
