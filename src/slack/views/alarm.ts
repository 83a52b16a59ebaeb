import type { Alarm } from '../../core/alarm.ts';
import type { CrmLinks } from '../../jobs/links.ts';
import { formatDateTime, type Text } from '../../text/text.ts';
import { section, type Message } from '../blocks.ts';
import { slackDate } from '../mrkdwn.ts';
import { settingsButton } from './drift.ts';

/** That nothing syncs any more, or that something does again. It holds no record data. */
export function alarmMessage(text: Text, alarm: Alarm, links: Pick<CrmLinks, 'settings'>): Message {
  const { title, todo, icon } = {
    stalled: { icon: ':warning:', title: text('stalled.title'), todo: text('stalled.todo') },
    over: { icon: ':white_check_mark:', title: text('stalled.over.title'), todo: text('stalled.over.todo') },
  }[alarm.kind];
  const told = (when: (at: Date) => string) =>
    alarm.kind === 'stalled'
      ? text('stalled.text', { since: when(new Date(alarm.since)), records: alarm.waiting })
      : text('stalled.over.text', { since: when(new Date(alarm.since)), at: when(new Date(alarm.at)) });
  return {
    text: `${title}. ${told((at) => formatDateTime(text, at))}`,
    blocks: [
      section(`${icon} *${title}*\n${told((at) => slackDate(text, at))}\n${todo}`),
      ...(alarm.kind === 'stalled' ? settingsButton(text, links) : []),
    ],
  };
}
