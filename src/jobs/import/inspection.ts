/** What is known of a file of sync errors before its rows are read. */
import type { Readable } from 'node:stream';
import type { ColumnRole } from '../../core/import/column-role.ts';
import type { KnownRule } from '../../core/classifier/classify.ts';
import type { SyncError } from '../../core/sync-error.ts';

export { COLUMN_ROLES, type ColumnRole } from '../../core/import/column-role.ts';

/** A file that can be read from its start more than once: first its head, then the whole. */
export type ImportSource = {
  /** For people: untrusted text. */
  readonly name: string;
  /** Bytes, where known. */
  readonly size?: number;
  open(): Promise<Readable>;
};

export type Column = {
  /** As in the file: untrusted text; may be empty or occur twice. */
  readonly header: string;
  readonly role: ColumnRole;
  /** What decided: a person's answer (`remembered`), the header, the content, or nothing. */
  readonly by: 'remembered' | 'header' | 'content' | 'nothing';
  /** False where a person should be asked. */
  readonly sure: boolean;
  /** The first values that differ, at most three, clipped. Untrusted text. */
  readonly examples: readonly string[];
};

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
export type Separator = ',' | ';' | '\t' | '|';

export type Inspection = {
  readonly encoding: Encoding;
  readonly separator: Separator;
  /** 1-based line of the header; undefined for a file without one. */
  readonly headerLine?: number;
  /** 1-based line where the first row below the header begins: titles and the header are above it. */
  readonly firstLine: number;
  readonly columns: readonly Column[];
  /** The same for files with the same header, whatever their rows; holds no record's data. */
  readonly headerKey: string;
  /** True where enough columns speak of sync errors that it is worth offering to read the file. */
  readonly looksLikeErrors: boolean;
};

/** Why a row is left out, a word for a text. */
export type UnreadableReason = 'total' | 'resolved' | 'no-records' | 'no-error' | 'open-quote' | 'too-many-cells';

export type Unreadable = { /** 1-based, of the file. */ readonly line: number; readonly reason: UnreadableReason };

export type ReadSummary = {
  /** Rows below the header, empty lines aside. */
  readonly rows: number;
  readonly errors: number;
  /** Rows that told of an error that an earlier row told of already. Without ids and names, they are more records of it. */
  readonly repeated: number;
  /** Errors whose type no name and no message told. */
  readonly unknown: number;
  readonly unreadableRows: number;
  /** Of these, rows that cannot hide an open error: sums, errors of 0 records, and what is resolved. */
  readonly totals: number;
  /** Rows whose id a spreadsheet cut short, so that their errors are known without it. Only where there are some. */
  readonly cutIds?: { readonly rows: number; /** Of the first of them. */ readonly line: number };
  /** The first thousand. */
  readonly unreadable: readonly Unreadable[];
  /** Errors of each type, the most frequent first. */
  readonly types: readonly { readonly type: string; readonly errors: number }[];
};

export type ReadHandlers = {
  /** Errors in the file's order, but those that name no record at the end; some hundred at a time; the next come when this has settled. */
  onErrors(errors: readonly SyncError[]): Promise<void> | void;
  /** Called at least every 5,000 rows. */
  onProgress?(rows: number): void;
  readonly signal?: AbortSignal;
  /** The org's validation rules, where they are known: their free texts name them. */
  readonly knownRules?: readonly KnownRule[];
};
