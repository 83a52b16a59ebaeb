/** Files that people share in Slack: what Slack tells of them, and how the import reads them. */
import type { ImportSource } from '../jobs/import/inspection.ts';
import type { Download } from './download.ts';

/** As `files.info` tells it, as far as sfsync asks. */
export type SharedFile = {
  readonly id: string;
  readonly name: string;
  /** Who uploaded it: a Slack user id. */
  readonly user: string;
  readonly mimetype: string;
  /** Slack's own word: `csv`, `text`, `xlsx`. */
  readonly filetype: string;
  readonly size?: number;
  /** Undefined for what is not at Slack (a Google Sheet) or not there any more. */
  readonly url?: string;
  /** The messages that share it, by conversation: the newest last. */
  readonly shares: Readonly<Record<string, readonly { readonly ts: string; readonly threadTs?: string }[]>>;
};

/** The parts of Slack's answer that are read; everything may be missing. */
type FileAnswer = {
  readonly id?: string;
  readonly name?: string | null;
  readonly title?: string;
  readonly user?: string;
  readonly mimetype?: string;
  readonly filetype?: string;
  readonly size?: number;
  readonly mode?: string;
  readonly is_external?: boolean;
  readonly url_private_download?: string;
  readonly url_private?: string;
  readonly shares?: {
    readonly public?: Readonly<Record<string, readonly ShareAnswer[]>>;
    readonly private?: Readonly<Record<string, readonly ShareAnswer[]>>;
  };
};
type ShareAnswer = { readonly ts?: string; readonly thread_ts?: string };

/** Slack keeps an entry of a file that it holds no more (docs.slack.dev, file object). */
const GONE = new Set(['tombstone', 'hidden_by_limit']);

export function readSharedFile(answer: FileAnswer): SharedFile {
  const { id = '', name, title, user = '', mimetype = '', filetype = '', size, mode = '' } = answer;
  const url = answer.url_private_download ?? answer.url_private;
  const isHere = answer.is_external !== true && mode !== 'external' && !GONE.has(mode);
  const shares = Object.entries({ ...answer.shares?.public, ...answer.shares?.private }).map(
    ([channel, entries]) =>
      [
        channel,
        entries.flatMap(({ ts, thread_ts }) =>
          ts === undefined ? [] : [{ ts, ...(thread_ts === undefined ? {} : { threadTs: thread_ts }) }],
        ),
      ] as const,
  );
  return {
    id,
    name: name ?? title ?? id,
    user,
    mimetype,
    filetype,
    shares: Object.fromEntries(shares),
    ...(size === undefined ? {} : { size }),
    ...(isHere && url !== undefined ? { url } : {}),
  };
}

/** `table`: a CSV by its name. `text`: any text, which may hold one too. `spreadsheet`: a workbook, which a person could save as CSV. */
export type FileKind = 'table' | 'text' | 'spreadsheet' | 'other';

const EXTENSIONS: Readonly<Record<string, FileKind>> = {
  csv: 'table',
  tsv: 'table',
  tab: 'table',
  txt: 'text',
  xlsx: 'spreadsheet',
  xlsm: 'spreadsheet',
  xlsb: 'spreadsheet',
  xls: 'spreadsheet',
  ods: 'spreadsheet',
  numbers: 'spreadsheet',
};
const FILE_TYPES: Readonly<Record<string, FileKind>> = {
  ...EXTENSIONS,
  text: 'text',
  gsheet: 'spreadsheet',
};
const MIME_TYPES: Readonly<Record<string, FileKind>> = {
  'text/csv': 'table',
  'application/csv': 'table',
  'text/tab-separated-values': 'table',
};

const lookUp = (table: Readonly<Record<string, FileKind>>, word: string) =>
  Object.hasOwn(table, word) ? table[word] : undefined;

/** By name first: browsers tell a CSV as a workbook where Excel is installed. */
export function kindOfFile({ name, filetype, mimetype }: Pick<SharedFile, 'name' | 'filetype' | 'mimetype'>): FileKind {
  const extension = /\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  return lookUp(EXTENSIONS, extension) ?? lookUp(FILE_TYPES, filetype) ?? lookUp(MIME_TYPES, mimetype) ?? 'other';
}

/** The file as the import reads it: from its start at each `open`, never whole in memory. */
export function importSource(file: SharedFile & { readonly url: string }, download: Download): ImportSource {
  return {
    name: file.name,
    ...(file.size === undefined ? {} : { size: file.size }),
    open: () => download(file.url),
  };
}
