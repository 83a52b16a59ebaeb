export const lists = {
  'lists.progress':
    'Making a HubSpot list: {done, number} of {total, plural, one {# record} other {# records}} put into it…',
  'lists.made': 'List of {records} made: {link}.',
  'lists.made.uncounted':
    'List made: {link}. HubSpot took {records}, but did not answer how many it counts in it: look at the page.',
  'lists.short':
    'HubSpot took {added, plural, one {# record} other {# records}}, but counts {size, number} in it so far.',
  'lists.deleted':
    '{n, plural, one {It is deleted on {at}. To keep it, rename it in HubSpot} other {They are deleted on {at}. To keep one, rename it in HubSpot}}.',
  'lists.missing':
    '{n, plural, one {# record is no longer in HubSpot and so not in it} other {# records are no longer in HubSpot and so not in it}}.',
  'lists.left.only-salesforce':
    '{n, plural, one {# record is only in Salesforce and so in no list} other {# records are only in Salesforce and so in no list}}.',
  'lists.left.tasks':
    '{n, plural, one {# task is in no list} other {# tasks are in no list}}: HubSpot has none for tasks.',
  'lists.left.unnamed':
    '{n, plural, one {# record is} other {# records are}} in no list: HubSpot’s error list does not tell which {n, plural, one {it is} other {they are}}.',
  'lists.lost':
    'The HubSpot list “{name}” was not finished, because sfsync was restarted. What there was of it is deleted: ask for it again.',
  'lists.none': 'No list was made: none of these records can be in one.',
  'lists.failed.too-many-lists':
    'No list of {records} was made: this HubSpot account has as many lists as it may have. Delete some in HubSpot, then try again.',
  'lists.failed.name-taken': 'No list of {records} was made: HubSpot has too many of this name. Try again in a minute.',
  'lists.failed.all-missing':
    'No list of {records} was made: HubSpot no longer has any of them. `/sfsync check` looks again.',
  'lists.failed.problem': 'No list of {records} was made: {problem}. `/sfsync doctor` says what to do.',
  'lists.broken': 'No list was made, because of an error on my side.',
  'lists.name': 'sfsync: {what}, {at}',
  'lists.name.object': 'sfsync: {what}, {object}, {at}',
} as const satisfies Record<string, string>;
