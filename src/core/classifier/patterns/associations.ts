import type { Patterns } from '../pattern.ts';

export const associations = {
  codes: {
    ASSOCIATION_LIMIT_EXCEEDED: { type: 'association-limit-reached', sure: true },
    ASSOCIATION_LIMIT_REACHED: { type: 'association-limit-reached', sure: true },
  },
  texts: [
    {
      name: 'association-limit',
      type: 'association-limit-reached',
      sure: true,
      phrases: [
        'maximum number of associations',
        'maximum associations',
        ['exceed', 'associations', 'limit'],
        ['too many', 'associations'],
        ['associations', 'limit has been reached'],
        'limite di associazion',
      ],
    },
    {
      name: 'association-words',
      type: 'association-limit-reached',
      sure: false,
      phrases: ['limit of associations', 'limit for associations', ['associat', 'limit'], ['associazion', 'limite']],
    },
    {
      name: 'account-not-synced',
      type: 'waiting-on-account-to-sync',
      sure: false,
      phrases: [
        'waiting on account',
        'waiting for account',
        ['account', 'not yet synced'],
        ['account', 'has not synced'],
        ['account', "hasn't synced"],
        ['account', 'has not been synced'],
        ['account', "hasn't been synced"],
        ['account', 'not synced to hubspot'],
        ['in attesa della sincronizzazione', 'account'],
      ],
    },
  ],
} as const satisfies Patterns;
