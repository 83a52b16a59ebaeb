/** Passes on what a person does, and says what went wrong. */
import { one } from './refresh.js';

export const { user } = document.body.dataset;

const pending = new Set();

/** Resolves when nothing is under way. */
export const settled = () => Promise.all(pending);

function remember(result) {
  pending.add(result);
  void result.then(() => pending.delete(result));
  return result;
}

const queues = new WeakMap();

/** Runs what one element has to tell in the order in which it was chosen or typed. */
export function inTurn(element, run) {
  const turn = (queues.get(element) ?? Promise.resolve()).then(run);
  queues.set(element, turn);
  return remember(turn);
}

const answerTo = (request) =>
  remember(request.then((answer) => answer.json()).catch(() => ({ ok: false, error: 'The sandbox does not answer.' })));

/** Posts a deed; resolves with Slack's result, never rejects. */
export function send(path, body) {
  const headers = { 'content-type': 'application/json' };
  return answerTo(fetch(path, { method: 'POST', headers, body: JSON.stringify({ user, ...body }) }));
}

export function sendFile(file, where) {
  const query = new URLSearchParams({ user, name: file.name, ...where });
  const headers = { 'content-type': 'application/octet-stream' };
  return answerTo(fetch(`page/upload?${query}`, { method: 'POST', headers, body: file }));
}

export function toast(text) {
  const line = document.createElement('p');
  line.textContent = text;
  one('#toasts').append(line);
  setTimeout(() => line.remove(), 8000);
}

export async function whileBusy(element, run) {
  if (element.getAttribute('aria-busy') === 'true') return undefined;
  element.setAttribute('aria-busy', 'true');
  try {
    return await run();
  } finally {
    element.removeAttribute('aria-busy');
  }
}
