import type { knownJobs as english } from '../en/known-jobs.ts';

export const knownJobs = {
  'resync.busy.by': 'È già in corso: l’avvio è di <@{by}>, {ago}.',
  'resync.busy.link': '<{url}|Come procede>',
  'resync.ended.by': 'La risincronizzazione è già stata fatta per <@{by}>, {ago}.',
  'resync.ended.link': '<{url}|Com’è andata>',
} as const satisfies Record<keyof typeof english, string>;
