/** The panel beside Slack: it plays the CRM admin, who fixes causes, and it moves the sandbox's clock. */
import { createElement as h, Fragment, type ReactNode } from 'react';
import { fromZone, fullTime, toZone } from './dates.ts';
import { icon } from './icons.ts';
import { mrkdwn } from './mrkdwn.ts';
import type { Scene } from './scene.ts';

export type Fix = { id: string; title: string; count: number };

/** What the panel can do; undefined where there are no CRMs. */
export type Outside = {
  readonly fixes: Fix[] | undefined;
  readonly isPaused: boolean | undefined;
  readonly canMoveClock: boolean;
};

const records = (count: number): string => `${count} ${count === 1 ? 'record' : 'records'}`;

export function drawSandboxPanel({ fixes, isPaused, canMoveClock }: Outside, scene: Scene): ReactNode {
  return h(
    Fragment,
    null,
    h(
      'header',
      { className: 'pane-head' },
      h('div', null, h('h2', null, 'Sandbox'), h('span', { className: 'quiet' }, 'What is outside Slack')),
      h(
        'button',
        {
          type: 'button',
          className: 'icon-link',
          'data-toggle-panel': '',
          'aria-label': 'Hide the sandbox panel',
          title: 'Hide',
        },
        icon('close'),
      ),
    ),
    h(
      'div',
      { className: 'panel-body' },
      fixes ? [errorList(scene), fixList(fixes, scene)] : null,
      isPaused === undefined ? null : integration(isPaused),
      clock(canMoveClock, scene),
    ),
  );
}

/** What an admin would export from HubSpot's page, in the viewer's language. */
function errorList({ viewer }: Scene): ReactNode {
  const language = viewer.locale.startsWith('it') ? 'it' : 'en';
  return h(
    'section',
    { key: 'list', 'aria-label': 'Error list' },
    h('h3', null, 'HubSpot’s error list'),
    h(
      'p',
      { className: 'quiet' },
      'What HubSpot’s page exports right now. Drop the file into a conversation with the app.',
    ),
    h(
      'a',
      { className: 'button', href: `sandbox/sync-errors.csv?language=${language}`, download: '' },
      'HubSpot’s error list (CSV)',
    ),
    ' ',
    h(
      'a',
      { className: 'button', href: `sandbox/sync-errors.csv?language=${language}&shape=errors`, download: '' },
      'One row per error (CSV)',
    ),
  );
}

/** Fewer fixes are read faster than searched. */
const SEARCHED_FROM = 10;

const fixList = (fixes: Fix[], scene: Scene): ReactNode =>
  h(
    'section',
    { key: 'fixes', 'aria-label': 'Fixes' },
    h('h3', null, 'Be the CRM admin'),
    h(
      'p',
      { className: 'quiet' },
      'Each button repairs the cause in HubSpot or Salesforce. Then check or resync in Slack.',
    ),
    fixes.length === 0 ? h('p', { className: 'all-fixed' }, '✓ Nothing left to fix.') : null,
    fixes.length < SEARCHED_FROM
      ? null
      : h('input', {
          id: 'find-fix',
          type: 'search',
          className: 'input-box',
          placeholder: 'Find a fix',
          'aria-label': 'Find a fix',
        }),
    h(
      'ul',
      { className: 'fixes' },
      // Those that repair the most come first.
      ...fixes
        .toSorted((one, other) => other.count - one.count)
        .map(({ id, title, count }) =>
          h(
            'li',
            { key: id, id: `fix-${id.replace(/[^\w-]/g, '_')}` },
            h('span', null, h('strong', null, mrkdwn(title, scene)), h('span', { className: 'quiet' }, records(count))),
            h(
              'button',
              {
                type: 'button',
                className: 'button',
                'aria-label': `Fix: ${title.replaceAll('`', '')} — ${records(count)}`,
                'data-post': 'page/fix',
                'data-body': JSON.stringify({ id }),
              },
              'Fix',
            ),
          ),
        ),
    ),
  );

const integration = (isPaused: boolean): ReactNode =>
  h(
    'section',
    { key: 'integration', 'aria-label': 'Integration' },
    h('h3', null, 'HubSpot’s integration'),
    h(
      'p',
      { className: 'quiet', role: 'status' },
      isPaused ? 'Paused: what changes waits until it goes on.' : 'Running: what changes is synced at once.',
    ),
    h(
      'button',
      {
        type: 'button',
        className: 'button',
        'data-post': 'page/pause',
        'data-body': JSON.stringify({ paused: !isPaused }),
      },
      isPaused ? 'Resume HubSpot’s integration' : 'Pause HubSpot’s integration',
    ),
  );

const HOUR = 3_600_000;

/** The next morning (or Monday morning) at nine on the viewer's wall clock. */
function nextMorning({ now, viewer }: Scene, isDay: (weekday: number) => boolean): string {
  for (let days = 1; ; days += 1) {
    const day = toZone(new Date(now.getTime() + days * 24 * HOUR), viewer.tz).slice(0, 10);
    const morning = `${day}T09:00`;
    if (isDay(new Date(`${day}T00:00Z`).getUTCDay()) && fromZone(morning, viewer.tz) > now) return morning;
  }
}

function clock(canMove: boolean, scene: Scene): ReactNode {
  const { now, viewer } = scene;
  const jumps = [
    ['In an hour', toZone(new Date(now.getTime() + HOUR), viewer.tz)],
    ['Tomorrow 09:00', nextMorning(scene, () => true)],
    ['Next Monday 09:00', nextMorning(scene, (weekday) => weekday === 1)],
  ];
  return h(
    'section',
    { 'aria-label': 'Clock' },
    h('h3', null, 'Clock'),
    h('p', { className: 'clock' }, icon('clock'), h('time', { dateTime: now.toISOString() }, fullTime(now, viewer))),
    h('p', { className: 'quiet' }, viewer.tz),
    canMove
      ? h(
          'form',
          { className: 'clock-form' },
          h('label', { htmlFor: 'clock-to' }, 'Move to…'),
          h('input', {
            id: 'clock-to',
            type: 'datetime-local',
            className: 'input-box',
            required: true,
            min: toZone(now, viewer.tz),
          }),
          h('button', { type: 'submit', className: 'button' }, 'Move'),
          h(
            'div',
            { className: 'jumps' },
            ...jumps.map(([label, to]) =>
              h(
                'button',
                {
                  type: 'button',
                  className: 'button',
                  key: label,
                  'data-post': 'page/clock',
                  'data-body': JSON.stringify({ to }),
                },
                label,
              ),
            ),
          ),
        )
      : null,
  );
}
