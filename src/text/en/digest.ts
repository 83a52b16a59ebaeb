export const digest = {
  'digest.title': 'HubSpot–Salesforce sync errors',
  'digest.title.new': 'New HubSpot–Salesforce sync errors',
  'digest.totals': '*{errors}* on *{records}*',
  'digest.totals.likely':
    '{n, plural, one {# of them is likely rather than certain} other {# of them are likely rather than certain}}',
  'digest.onlyListed':
    '{n, plural, one {# is only in HubSpot’s list: comparing HubSpot and Salesforce did not find it, or cannot} other {# are only in HubSpot’s list: comparing HubSpot and Salesforce did not find them, or cannot}}',
  'digest.onlyFound':
    '{n, plural, one {# was} other {# were}} found by comparing HubSpot and Salesforce, but {n, plural, one {is} other {are}} not in HubSpot’s list',
  'digest.changes':
    '{new, number} new · {returned, number} returned · {fixed, number} fixed{gone, plural, =0 {} other { · # gone}}{unlisted, plural, =0 {} other { · # no longer listed}} since {since}',
  'digest.changes.none': 'Nothing changed since {since}',
  'digest.first': 'This is the first digest here',
  'digest.fixed.by': '~{what}~ fixed: resync by <@{by}>, proven {when}',
  'digest.fixed.found': '~{what}~ fixed: the cause was gone {when}',
  'digest.fixed.more': '{n, plural, one {# more error is} other {# more errors are}} fixed',
  'empty.checked': 'Last checked {ago}: {what}',
  'empty.list': 'HubSpot’s list',
  'digest.none.partial': 'No sync errors found in what could be read',
  'digest.none.stale':
    'No sync errors were known when HubSpot and Salesforce could last be compared; it is not known whether there are any now',
  'digest.changes.unknown': 'It is not known what changed since {since}',
  'digest.unknown': 'Nothing could be read yet',
  'digest.late': 'This digest was due {due} and comes late.',
  'digest.card.counts': '{errors} · {records}',
  'digest.card.new': '{n, number} new',
  'digest.button.details': 'Details',
  'digest.button.resync': 'Resync',
  'digest.button.export': 'Export',
  'digest.button.hubspot': 'Open in HubSpot',
  'digest.label.details': 'Details of {category}',
  'digest.label.resync': 'Resync {category}',
  'digest.label.export': 'Export {category} as CSV',
  'digest.source.complete': 'HubSpot and Salesforce compared {at}, {age}',
  'digest.source.partial': ':warning: HubSpot and Salesforce compared {at}, {age}, but not completely: {problems}',
  'digest.source.failed': ':warning: Could not compare again since {at}: {problem}. The figures are from then.',
  'digest.source.never': ':warning: Could not compare HubSpot and Salesforce yet: {problem}',
  'digest.source.file.whole':
    'HubSpot’s list “{file}”, {rows, plural, one {# row} other {# rows}}, read {at}{who}, {age}',
  'digest.source.file.part':
    'A part of HubSpot’s list, “{file}”, {rows, plural, one {# row} other {# rows}}, read {at}{who}, {age}. What it lacks may still fail.',
  'digest.source.file.unreadable':
    ':warning: HubSpot’s list “{file}” read {at}{who}, {age}, but of {rows, plural, one {# row} other {# rows}}, {unreadable, plural, one {#} other {#}} could not be read in full. What it lacks may still fail.',
  'digest.source.file.lastWhole': ' The last whole list was “{file}”, read {at}.',
  'digest.source.file.by': ' by <@{by}>',
  'digest.source.object': '{object} ({problem})',
  'digest.source.failed.object': '{object} unread',
  'digest.source.part.object': '{object} read only in part',
  'digest.source.stopped': 'stopped after {records}',
  'digest.next': 'Next digest: {when}',
  'digest.next.immediately': 'New errors are posted as they are found',
  'digest.next.none': 'No regular digest here: `/sfsync notify daily` starts one',
  'digest.noResync':
    'sfsync cannot resync without both CRMs connected. HubSpot resyncs up to 100 errors at a time on its own page.',
  'digest.text': '{errors} on {records}. {categories}',
  'digest.text.category': '{category}: {errors}',
  'digest.private':
    'I am not a member of this channel, so only you see this. Invite me with `/invite @sfsync`, and I can post here for everybody.',
} as const satisfies Record<string, string>;
