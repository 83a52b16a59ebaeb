import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { mrkdwn } from '../../../../src/sandbox/slack/page/mrkdwn.ts';
import { blockScene, textOf } from './open-page.ts';

const scene = blockScene();
const html = (text: string): string =>
  renderToStaticMarkup(createElement('p', null, mrkdwn(text, scene))).replace(/^<p>|<\/p>$/g, '');

describe('mrkdwn', () => {
  test.each([
    ['*bold*', '<strong>bold</strong>'],
    ['_italic_', '<em>italic</em>'],
    ['~gone~', '<s>gone</s>'],
    ['*b _i ~s~_*', '<strong>b <em>i <s>s</s></em></strong>'],
    ['(*b*), *c*!', '(<strong>b</strong>), <strong>c</strong>!'],
    ['`a *b*`', '<code class="mrkdwn-code">a *b*</code>'],
    ['one\ntwo', 'one\ntwo'],
  ])('formats %j', (text, expected) => {
    expect(html(text)).toBe(expected);
  });

  test.each([
    'snake_case_name',
    '2*3*4',
    '* star',
    '# 5 errors',
    '| a | b |',
    '---',
    '**',
    '[a](b)',
    'a \\* b',
    '1. one\n2. two',
    '    indented',
    'not *across\nlines*',
    '10:30:45',
  ])('leaves %j as it is', (text) => {
    expect(html(text)).toBe(text);
  });

  test('decodes the three entities, once', () => {
    expect(textOf(html('1 &lt; 2 &amp;&amp; 3 &gt; 2'))).toBe('1 < 2 && 3 > 2');
    expect(textOf(html('&amp;lt;'))).toBe('&lt;');
    expect(textOf(html('&nbsp;&copy;'))).toBe('&nbsp;&copy;');
  });

  test('draws code blocks and quotes', () => {
    expect(html('see\n```\n*x* <b>\n  y\n```\nend')).toBe(
      'see<span class="mrkdwn-pre"><code>*x* &lt;b&gt;\n  y</code></span>end',
    );
    expect(html('&gt; one\n&gt; two\nthree')).toBe('<span class="mrkdwn-quote">one\ntwo</span>three');
    expect(html('a\n&gt;&gt;&gt; b\nc')).toBe('a<span class="mrkdwn-quote">b\nc</span>');
  });

  test('draws links, with and without labels, and bare addresses', () => {
    const link = (href: string, label: string) =>
      `<a href="${href}" target="_blank" rel="noopener noreferrer">${label}</a>`;
    expect(html('<https://a.example/?x=1&amp;y=2|A &amp; B>')).toBe(
      link('https://a.example/?x=1&amp;y=2', 'A &amp; B'),
    );
    expect(html('<https://a.example>')).toBe(link('https://a.example', 'https://a.example'));
    expect(html('<mailto:a@b.example>')).toBe(link('mailto:a@b.example', 'a@b.example'));
    expect(html('see https://a.example/x_y_z.')).toBe(
      `see ${link('https://a.example/x_y_z', 'https://a.example/x_y_z')}.`,
    );
    expect(html('*<https://a.example|b>*')).toBe(`<strong>${link('https://a.example', 'b')}</strong>`);
  });

  test('names people, channels and groups', () => {
    expect(textOf(html('<@U0MEMBER> <@U9|bob> <@U9> <#C0GENERAL> <#C9|old> <!subteam^S1|@ops> <!here>'))).toBe(
      '@Max Member @bob @U9 #general #old @ops @here',
    );
    expect(html('<@U0ADMIN>')).toContain('mention-me');
    expect(html('<!channel>')).toBe('<span class="mention mention-me">@channel</span>');
  });

  test('draws emoji that exist', () => {
    expect(html(':warning: :white_check_mark: :wave::skin-tone-3: :no_such_thing:')).toBe('⚠️ ✅ 👋🏼 :no_such_thing:');
  });

  test('writes dates in the zone of who looks, and falls back', () => {
    const noon = Date.parse('2026-11-24T12:00:00Z') / 1000;
    // Ann is in Rome.
    expect(html(`<!date^${noon}^{date_short_pretty} at {time}|then>`)).toBe('today at 13:00');
    expect(html('<!date^x^{date}|then>')).toBe('then');
    expect(html(`<!date^${noon}^{date_num}^https://a.example|then>`)).toContain('href="https://a.example"');
  });

  test.each([
    ['<img src=x onerror=alert(1)>', '&lt;img src=x onerror=alert(1)&gt;'],
    ['&lt;script&gt;', '&lt;script&gt;'],
    ['<javascript:alert(1)|click>', 'click'],
    ['<data:text/html,x|click>', 'click'],
    ['<https://a.example|"><b>', 'https://a.example'],
    ['\uE0000\uE001', '\uFFFD0\uFFFD'],
  ])('never lets %j become markup', (text, expected) => {
    expect(html(text)).toContain(expected);
    expect(html(text)).not.toMatch(/<(img|script|b)\b|href="(javascript|data)/i);
  });

  test('stays quick on long, hostile text', () => {
    const started = performance.now();
    html('*_~'.repeat(2000));
    html('*a '.repeat(2000));
    html('`'.repeat(6000));
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
