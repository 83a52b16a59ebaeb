export const notify = {
  'notify.saved.off':
    'Digests are off in this channel. `/sfsync notify daily` turns them on again, with the time and language kept.',
  'notify.saved.immediately':
    'New errors will be posted here in {language} as they are found, looked for about every five minutes.',
  'notify.saved.daily': 'A digest in {language} will be posted here every day at {at} ({zone}). Next: {when}.',
  'notify.saved.weekly': 'A digest in {language} will be posted here every {day} at {at} ({zone}). Next: {when}.',
  'notify.usage': 'Usage: `/sfsync notify <immediately|daily|weekly|off> [at HH:MM] [on DAY] [in english|italian]`',
  'notify.fault.missing-frequency': 'A frequency is missing.',
  'notify.fault.unknown-frequency': 'I do not know the frequency “{word}”.',
  'notify.fault.missing-time': 'A time is missing after “{word}”.',
  'notify.fault.bad-time': '“{word}” is not a time. Write it like 09:00.',
  'notify.fault.missing-day': 'A day is missing after “{word}”.',
  'notify.fault.bad-day': '“{word}” is not a day of the week.',
  'notify.fault.missing-language': 'A language is missing after “{word}”: `english` or `italian`.',
  'notify.fault.bad-language': 'I cannot write in “{word}”. I know `english` and `italian`.',
  'notify.fault.needless-time': 'Only daily and weekly digests have a time.',
  'notify.fault.needless-day': 'Only weekly digests have a day.',
  'notify.fault.unexpected-word': 'I do not understand “{word}” here.',
  'notify.noCrm':
    'There is nothing to tell yet: HubSpot and Salesforce are not both connected. Drop HubSpot’s exported error list (a CSV) here, and I tell what it holds. `/sfsync doctor` says what is missing for more.',
  'notify.notHere': 'Digests work in channels and in our direct messages, not here.',
  'notify.notMember':
    'I am not a member of this channel, so I could not post digests. Invite me first: `/invite @sfsync`.',
  'notify.state.off': 'No regular digest is posted here.',
} as const satisfies Record<string, string>;
