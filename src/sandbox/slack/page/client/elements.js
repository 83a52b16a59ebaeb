/** Elements of blocks: buttons, choices and text, with the question that the app wants asked first. */
import { one, refresh } from './refresh.js';
import { inTurn, send, sendFile, settled, toast, whileBusy } from './send.js';

export const chosenOf = (wrapper) => {
  const boxes = wrapper.querySelectorAll('.choice input');
  if (boxes.length > 0) return [...boxes].filter(({ checked }) => checked).map(({ value }) => value);
  const { value } = one('select, input, textarea', wrapper);
  return value === '' ? [] : [value];
};

const placeOf = (wrapper) => ({
  container: JSON.parse(wrapper.closest('[data-container]').dataset.container),
  blockId: wrapper.dataset.blockId,
  actionId: wrapper.dataset.actionId,
});

/** Asks first where the app wants it, then tells the app what was pressed or chosen. */
export async function act(wrapper, chosen, trigger, url) {
  // Read before anything is waited for: a new view may take the element away meanwhile, or make another of it.
  const place = placeOf(wrapper);
  if (!(await isConfirmed(wrapper))) {
    resetChoice(wrapper);
    return;
  }
  // A view's text is on its way when one leaves it for a button.
  if (trigger === 'click' && wrapper.closest('dialog')) await settled();
  if (url) window.open(url, '_blank', 'noopener');
  const tell = () => send('page/act', { ...place, chosen, trigger });
  const result = await (trigger === 'click' ? whileBusy(wrapper, tell) : inTurn(wrapper, tell));
  if (result && !result.ok) showFailure(wrapper, result.error);
}

/** Of an element that a new view took away: said outside the dialog, whose line goes as it is drawn anew. */
const GONE = /^(?:This is no longer there|element_not_found)/;

export function showFailure(within, error) {
  const line = GONE.test(error) ? undefined : within.closest('dialog')?.querySelector('.dialog-error');
  if (line)
    line.textContent = error === 'operation_timeout' ? `We had some trouble connecting. Try again? (${error})` : error;
  // In a conversation Slackbot says it.
  else if (!within.closest('.messages')) toast(error);
}

/** Puts a choice that was not confirmed back to what the server knows. */
function resetChoice(wrapper) {
  for (const box of wrapper.querySelectorAll('input')) {
    box.checked = box.defaultChecked;
    if (box.type !== 'checkbox' && box.type !== 'radio') box.value = box.defaultValue;
  }
  for (const option of wrapper.querySelectorAll('option')) option.selected = option.defaultSelected;
}

function isConfirmed(wrapper) {
  const template = one(':scope > .confirm-template', wrapper);
  if (!template) return true;
  const dialog = one('dialog', template.content).cloneNode(true);
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener('click', ({ target }) => {
      const answer = target.closest('[data-answer]')?.dataset.answer;
      if (answer) dialog.close(answer);
    });
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(dialog.returnValue === 'confirm');
    });
  });
}

const typing = new Map();
const TYPING_PAUSE_MS = 400;

/** Text is told to the server after a pause, so that a view drawn anew knows it. */
export function typed(wrapper) {
  clearTimeout(typing.get(wrapper));
  typing.set(
    wrapper,
    setTimeout(() => void flush(wrapper), TYPING_PAUSE_MS),
  );
}

export async function flush(wrapper, trigger = 'type') {
  if (typing.has(wrapper) || trigger === 'enter') {
    clearTimeout(typing.get(wrapper));
    typing.delete(wrapper);
    await act(wrapper, chosenOf(wrapper), trigger);
  }
}

/** No more boxes than the app allows; and the button says what is chosen. */
export function limit(list) {
  const boxes = [...list.querySelectorAll('input')];
  const chosen = boxes.filter(({ checked }) => checked);
  for (const box of boxes) box.disabled = !box.checked && chosen.length >= Number(list.dataset.max ?? Infinity);
  const button = one(`[popovertarget="${list.id}"]`, list.parentElement);
  button.textContent =
    chosen.map((box) => box.nextElementSibling.firstChild.textContent).join(', ') || button.dataset.placeholder;
  list.dataset.changed = 'yes';
}

export async function upload(input) {
  const { container, blockId, actionId } = placeOf(input.closest('.el'));
  for (const file of input.files) await sendFile(file, { view: container.viewId, block: blockId, action: actionId });
  input.value = '';
  refresh('modal');
}

/** Tells the server all text that it does not know yet. */
export const flushAll = () => Promise.all([...typing.keys()].map((wrapper) => flush(wrapper)));
