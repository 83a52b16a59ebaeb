import { z } from 'zod';
import { COLUMN_ROLES, type ColumnRole } from '../jobs/import/inspection.ts';
import type { KnownHeaders } from '../jobs/import/import.ts';
import type { ImportOffer, ImportOffers } from '../jobs/import-offers.ts';

/** What is kept about imported files, in `db.json`. Older files lack it. */
export const importsSchema = z
  .object({
    /** By conversation and file. */
    offers: z.record(
      z.string(),
      z.object({
        file: z.string(),
        channel: z.string(),
        name: z.string(),
        state: z.enum(['open', 'reading', 'read', 'told']),
        at: z.string(),
        ts: z.string(),
        threadTs: z.string().optional(),
        by: z.string().optional(),
        progressTs: z.string().optional(),
      }),
    ),
    /** Roles of columns by the header's key; a role of a newer version is read as none. */
    headers: z.record(z.string(), z.array(z.string())),
  })
  .default({ offers: {}, headers: {} });

type Imports = z.infer<typeof importsSchema>;

const OFFER_DAYS = 60;
const MOST_OFFERS = 1_000;
const MOST_HEADERS = 200;
const DAY_MS = 86_400_000;

const keyOf = ({ file, channel }: Pick<ImportOffer, 'file' | 'channel'>) => `${channel}:${file}`;
const isRole = (role: string): role is ColumnRole => (COLUMN_ROLES as readonly string[]).includes(role);

export function importOffers({ offers }: Imports, save: () => Promise<void>): ImportOffers {
  return {
    list: () => Object.values(offers),
    get: (file, channel) => offers[keyOf({ file, channel })],
    put(offer) {
      const oldest = Date.parse(offer.at) - OFFER_DAYS * DAY_MS;
      for (const [key, { at }] of Object.entries(offers)) if (Date.parse(at) < oldest) delete offers[key];
      putNewest(offers, keyOf(offer), { ...offer }, MOST_OFFERS);
      return save();
    },
  };
}

export function knownHeaders({ headers }: Imports, save: () => Promise<void>): KnownHeaders {
  return {
    roles: (headerKey) => headers[headerKey]?.map((role) => (isRole(role) ? role : 'extra')),
    put(headerKey, roles) {
      putNewest(headers, headerKey, [...roles], MOST_HEADERS);
      return save();
    },
  };
}

/** Puts an entry last, and forgets the first ones beyond `most`. */
function putNewest<T>(entries: Record<string, T>, key: string, value: T, most: number): void {
  delete entries[key];
  entries[key] = value;
  const keys = Object.keys(entries);
  for (const old of keys.slice(0, Math.max(0, keys.length - most))) delete entries[old];
}
