import type { Marker } from '../pattern.ts';

export const APEX_MARKERS: readonly Marker[] = [
  {
    name: 'apex',
    sure: true,
    phrases: [
      'cannot_insert_update_activate_entity',
      'apex_error',
      'apex_rest_error',
      'caused an unexpected exception',
      'maximum trigger depth exceeded',
      'apex cpu time limit exceeded',
      'apex heap size too large',
      'too many soql queries',
      'too many dml statements',
      'too many query rows',
      'script-thrown exception',
      'attempt to de-reference a null object',
    ],
  },
  // Only Apex code throws it, yet people paste it without saying which.
  {
    name: 'apex-exception',
    sure: false,
    phrases: ['an apex error occurred', 'system.dmlexception', 'dmlexception:'],
  },
];
