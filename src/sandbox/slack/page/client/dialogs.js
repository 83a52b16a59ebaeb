/** Modals: the server draws the view on top of the stack, and here it becomes a real dialog. */
import { flushAll, showFailure } from './elements.js';
import { one, refresh } from './refresh.js';
import { send, settled, whileBusy } from './send.js';

let opener;

document.addEventListener('drawn', ({ target }) => {
  if (target.id !== 'part-modal') return;
  const dialog = one('dialog', target);
  if (dialog && !dialog.open) {
    opener ??= document.activeElement;
    dialog.showModal();
    const first = one('[data-focus]', dialog) ?? one('.dialog-body :is(input, select, textarea, button)', dialog);
    (first ?? one('.dialog-body', dialog)).focus();
  }
  if (!dialog && opener) {
    if (opener.isConnected) opener.focus();
    opener = undefined;
  }
});

export async function submitView(form) {
  const dialog = form.closest('dialog');
  const button = one('[type=submit]', form);
  if (!button) return;
  one('.dialog-error', dialog).textContent = '';
  const result = await whileBusy(button, async () => {
    await flushAll();
    await settled();
    return send('page/view-submit', { viewId: dialog.dataset.view });
  });
  // With view_errors the view itself says what is wrong.
  if (result && !result.ok && result.error !== 'view_errors') showFailure(form, result.error);
  refresh('modal', 'main');
}

export async function closeView(dialog) {
  await send('page/view-close', { viewId: dialog.dataset.view });
  refresh('modal');
}
