/** The boxes in which one writes messages and commands. */
import { one } from './refresh.js';
import { send, sendFile, toast, user } from './send.js';

const draftKey = (form) => `draft ${user} ${form.id}`;
export const boxOf = (form) => one('textarea', form);

function restoreDraft(form) {
  const box = boxOf(form);
  if (!box.value) box.value = sessionStorage.getItem(draftKey(form)) ?? '';
  fit(form);
}

function fit(form) {
  const box = boxOf(form);
  box.style.height = 'auto';
  box.style.height = `${Math.min(box.scrollHeight, 240)}px`;
}

/** Which commands fit what is typed so far; the first is what Tab completes. */
function suggest(form) {
  const { value } = boxOf(form);
  const [word] = value.split(/\s/);
  const list = one('.suggestions', form);
  let any = false;
  for (const item of list.children) {
    const { command } = item.dataset;
    item.hidden = !value.startsWith('/') || (word === value ? !command.startsWith(word) : command !== word);
    any ||= !item.hidden;
  }
  list.hidden = !any;
}

export function complete(form, command) {
  boxOf(form).value = `${command} `;
  boxOf(form).focus();
  fit(form);
  suggest(form);
}

/** The command that Tab or Enter completes: only while its name is not written out. */
function completion(form) {
  const { value } = boxOf(form);
  const item = one('.suggestions:not([hidden]) li:not([hidden])', form);
  return item && item.dataset.command !== value.trim() && !/\s/.test(value) ? item.dataset.command : undefined;
}

const attached = new WeakMap();

export function attach(form, files) {
  for (const { name, size } of files) if (size === 0) toast(`${name} is empty, and Slack takes no empty files.`);
  const list = [...(attached.get(form) ?? []), ...[...files].filter(({ size }) => size > 0)];
  attached.set(form, list);
  one('.chips', form).replaceChildren(
    ...list.map((file) => {
      const chip = document.createElement('span');
      chip.className = 'file-chip';
      chip.textContent = file.name;
      return chip;
    }),
  );
}

export async function sendComposer(form) {
  const box = boxOf(form);
  const text = box.value.trim();
  const files = attached.get(form) ?? [];
  if (!text && files.length === 0) return;
  const { channel, thread } = form.dataset;
  box.value = '';
  sessionStorage.removeItem(draftKey(form));
  attached.delete(form);
  attach(form, []);
  fit(form);
  suggest(form);
  const messages = one('.messages', form.parentElement);
  messages.scrollTop = messages.scrollHeight;
  for (const file of files) {
    const result = await sendFile(file, { channel, ...(thread ? { thread } : {}) });
    if (!result.ok) toast(`${file.name} was not shared: ${result.error}`);
  }
  if (!text) return;
  const result = await send('page/type', { channel, text, ...(thread ? { threadTs: thread } : {}) });
  if (!result.ok && !box.value && box.isConnected) {
    box.value = text;
    fit(form);
  }
}

export function composerKey(form, event) {
  const command = completion(form);
  if (event.key === 'Escape') one('.suggestions', form).hidden = true;
  else if (command && (event.key === 'Tab' || event.key === 'Enter') && !event.shiftKey) {
    event.preventDefault();
    complete(form, command);
  } else if (event.key === 'Enter' && !event.shiftKey) {
    event.preventDefault();
    void sendComposer(form);
  }
}

/** Keeps what is typed, for when one comes back. */
export function composed(form) {
  sessionStorage.setItem(draftKey(form), boxOf(form).value);
  fit(form);
  suggest(form);
}

document.addEventListener('drawn', ({ target }) => {
  const form = one('form.composer', target);
  if (form) restoreDraft(form);
});
