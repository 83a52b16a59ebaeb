/** The page in the browser: it listens to the person and to the server. */
import { turn } from './carousel.js';
import { attach, boxOf, complete, composed, composerKey, sendComposer } from './composer.js';
import { closeView, submitView } from './dialogs.js';
import { act, chosenOf, flush, limit, typed, upload } from './elements.js';
import { menuKey } from './menus.js';
import { arrange, one, PARTS, refresh } from './refresh.js';
import { send, toast, user, whileBusy } from './send.js';

function go(href) {
  history.pushState(null, '', href);
  document.body.classList.remove('sidebar-open');
  arrive();
}

function arrive() {
  refresh(...PARTS);
  if (new URLSearchParams(location.search).get('app') === 'home') void send('page/home', {});
}

const isWide = () => matchMedia('(min-width: 1440px)').matches;

function togglePanel() {
  const isOpen = document.body.dataset.panel ? document.body.dataset.panel === 'open' : isWide();
  document.body.dataset.panel = isOpen ? 'closed' : 'open';
  localStorage.setItem('sandbox-panel', document.body.dataset.panel);
}

const CLICKS = {
  '[data-press]': (target) =>
    act(
      target.closest('.el'),
      target.dataset.value === undefined ? [] : [target.dataset.value],
      'click',
      target.dataset.url,
    ),
  '[data-post]': async (target) => {
    const result = await whileBusy(target, () => send(target.dataset.post, JSON.parse(target.dataset.body)));
    if (result && !result.ok) toast(result.error);
    refresh(...PARTS);
  },
  '[data-scroll]': turn,
  '[data-close-view]': (target) => closeView(target.closest('dialog')),
  '[data-toggle-panel]': togglePanel,
  '[data-toggle-sidebar]': () => document.body.classList.toggle('sidebar-open'),
  '.suggestions li': (target) => complete(target.closest('form'), target.dataset.command),
};

document.addEventListener('click', (event) => {
  const link = event.target.closest('a[data-nav]');
  if (link && !event.metaKey && !event.ctrlKey && !event.shiftKey) {
    event.preventDefault();
    go(link.getAttribute('href'));
    return;
  }
  for (const [selector, run] of Object.entries(CLICKS)) {
    const target = event.target.closest(selector);
    if (!target) continue;
    target.closest('[popover]')?.hidePopover();
    void run(target);
    return;
  }
  if (!event.target.closest('.sidebar')) document.body.classList.remove('sidebar-open');
});

document.addEventListener('change', ({ target }) => {
  const wrapper = target.closest('.el');
  if (target.id === 'who')
    location.search = new URLSearchParams({
      ...Object.fromEntries(new URLSearchParams(location.search)),
      user: target.value,
    });
  else if (target.closest('.attach')) {
    attach(target.form, target.files);
    boxOf(target.form).focus();
    target.value = '';
  } else if (target.matches('[data-upload]')) void upload(target);
  else if (target.closest('[data-many]')) limit(target.closest('[data-many]'));
  else if (target.matches('[data-choose]')) void act(wrapper, chosenOf(wrapper), 'choose');
  else if (target.matches('[data-type-in]')) void flush(wrapper);
});

/** Hides the fixes without the words that are looked for; also those that were drawn anew. */
function findFixes() {
  const wanted = (one('#find-fix')?.value ?? '').trim().toLowerCase();
  for (const fix of document.querySelectorAll('.fixes li'))
    fix.hidden = !one('strong', fix).textContent.toLowerCase().includes(wanted);
}
document.addEventListener('drawn', findFixes);

document.addEventListener('input', ({ target }) => {
  if (target.id === 'find-fix') findFixes();
  const form = target.closest('form.composer');
  if (form && target.matches('textarea')) composed(form);
  else if (target.matches('[data-type-in]')) typed(target.closest('.el'));
});

document.addEventListener('submit', (event) => {
  const form = event.target;
  if (form.matches('.who')) return;
  event.preventDefault();
  if (form.matches('.composer')) void sendComposer(form);
  else if (form.matches('.clock-form')) void moveClock(form);
  else if (form.closest('dialog.modal')) void submitView(form);
});

async function moveClock(form) {
  const result = await send('page/clock', { to: one('input', form).value });
  if (!result.ok) toast(result.error);
  refresh(...PARTS);
}

document.addEventListener('keydown', (event) => {
  const form = event.target.closest?.('form.composer');
  if (form && event.target.matches('textarea') && !event.isComposing) composerKey(form, event);
  else if (event.key === 'Enter' && event.target.matches?.('input[data-type-in]')) enterKey(event);
  else if (event.key === 'Escape') escapeKey(event);
  else if (event.target.closest?.('[role=menu]')) menuKey(event);
});

/** Enter tells the app where it asked for that; elsewhere it submits the dialog. */
function enterKey(event) {
  const wrapper = event.target.closest('.el');
  if (!wrapper.dataset.dispatch?.includes('enter')) return;
  event.preventDefault();
  void flush(wrapper, 'enter');
}

function escapeKey(event) {
  if (one(':popover-open')) return;
  // A dialog that was drawn anew may have lost the focus to the page: it is still the one to close.
  const own = event.target.closest?.('dialog') ?? one('dialog.modal[open]');
  const dialog = own?.matches('.modal') ? own : undefined;
  if (dialog) {
    event.preventDefault();
    void closeView(dialog);
  } else if (one('#part-thread:not([hidden])') && !one('dialog[open]')) {
    one('#part-thread .pane-head a').click();
  }
}

const carriesFiles = ({ dataTransfer }) => dataTransfer?.types.includes('Files');
const dropNote = one('.drop-note');

for (const name of ['dragover', 'dragleave', 'drop']) {
  document.addEventListener(name, (event) => {
    const form = one('#part-main form.composer');
    if (!form || !carriesFiles(event)) return;
    event.preventDefault();
    dropNote.hidden = name !== 'dragover';
    if (name === 'drop') attach(form, event.dataTransfer.files);
  });
}

const CHANGED = {
  message: ['main', 'thread', 'sidebar', 'sandbox'],
  view: ['modal'],
  home: ['main'],
  conversation: ['sidebar', 'main'],
};

function listen() {
  const events = new EventSource(`page/events?user=${encodeURIComponent(user)}`);
  events.addEventListener('change', ({ data }) => {
    const { kind, channel } = JSON.parse(data);
    const elsewhere = kind === 'message' && channel !== one('#part-main').dataset.channel;
    refresh(...(elsewhere ? ['sidebar', 'sandbox'] : CHANGED[kind]));
  });
  // Also after a lost connection: whatever was missed is drawn then.
  events.addEventListener('ready', () => refresh(...PARTS));
}

window.addEventListener('popstate', arrive);
document.addEventListener('drawn', ({ target }) => {
  const heading = one('h1', target);
  if (heading) document.title = document.title.replace(/^.*? - /, `${heading.textContent} - `);
});
document.body.dataset.panel = localStorage.getItem('sandbox-panel') ?? '';
for (const name of PARTS) arrange(one(`#part-${name}`));
if (!history.state && new URLSearchParams(location.search).get('app') === 'home') void send('page/home', {});
setInterval(() => refresh('sandbox'), 30_000);
listen();
