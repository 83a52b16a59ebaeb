/** For a click that comes while a resync is under way, or after it. */
export const knownJobs = {
  'resync.busy.by': 'Under way already: <@{by}> started it {ago}.',
  'resync.busy.link': '<{url}|How it goes>',
  'resync.ended.by': '<@{by}> had these resynced {ago}.',
  'resync.ended.link': '<{url}|What came of it>',
} as const satisfies Record<string, string>;
