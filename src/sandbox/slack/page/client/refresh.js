/** Draws parts of the page anew. Each part that was drawn gets the event `drawn`, with what the server cannot know still to be set. */
import { morph } from './morph.js';

export const PARTS = ['main', 'sidebar', 'thread', 'modal', 'sandbox'];

export const one = (selector, within = document) => within.querySelector(selector);

const running = new Map();

/** Fetches parts and swaps them in; a part that is being fetched is fetched once more after that. */
export function refresh(...names) {
  for (const name of names) {
    if (running.has(name)) running.set(name, true);
    else void refreshPart(name);
  }
}

async function refreshPart(name) {
  do {
    running.set(name, false);
    const asked = location.search;
    const answer = await fetch(`page/part/${name}${asked}`).catch(() => undefined);
    const html = answer?.ok ? await answer.text() : undefined;
    if (html !== undefined && asked === location.search) swap(name, html);
    else if (asked !== location.search) running.set(name, true);
  } while (running.get(name));
  running.delete(name);
}

const AT_BOTTOM_PX = 60;
const isAtBottom = (box) => box.scrollHeight - box.scrollTop - box.clientHeight < AT_BOTTOM_PX;

function swap(name, html) {
  const fresh = new DOMParser().parseFromString(html, 'text/html').body.firstElementChild;
  const part = one(`#part-${name}`);
  if (!fresh || !part) return;
  const messages = one('.messages', part);
  const stick = messages && atEnd.has(messages) ? messages.id : undefined;
  morph(part, document.adoptNode(fresh));
  arrange(part, stick);
}

/** Lists of messages that were drawn before; a new one starts at its end. */
const seen = new WeakSet();

/** Lists whose reader follows their end. Only scrolling up leaves it: other panes and longer content must not. */
const atEnd = new WeakSet();
const lastTop = new WeakMap();
const toEnd = (box) => {
  box.scrollTop = box.scrollHeight;
  atEnd.add(box);
};
const resized = new ResizeObserver((entries) => {
  for (const { target } of entries) if (atEnd.has(target)) toEnd(target);
});

function watch(box) {
  seen.add(box);
  resized.observe(box);
  box.addEventListener('scroll', () => {
    if (isAtBottom(box)) atEnd.add(box);
    else if (box.scrollTop < (lastTop.get(box) ?? 0)) atEnd.delete(box);
    lastTop.set(box, box.scrollTop);
  });
}

/** Keeps a list of messages at its end where it was there; then others may set what is theirs. */
export function arrange(part, stick) {
  const messages = one('.messages', part);
  if (messages && (messages.id === stick || !seen.has(messages))) toEnd(messages);
  if (messages && !seen.has(messages)) watch(messages);
  part.dispatchEvent(new CustomEvent('drawn', { bubbles: true }));
}
