/** Menus stand under their button, or above it where there is no room. */
import { act, chosenOf } from './elements.js';
import { one } from './refresh.js';

document.addEventListener(
  'toggle',
  ({ target, newState }) => {
    if (!target.matches?.('[popover]')) return;
    const button = one(`[popovertarget="${target.id}"]`);
    button?.setAttribute('aria-expanded', String(newState === 'open'));
    if (newState === 'open') {
      const at = button.getBoundingClientRect();
      const { offsetWidth: width, offsetHeight: height } = target;
      const below = at.bottom + 4;
      target.style.top = `${Math.max(8, below + height < innerHeight ? below : at.top - height - 4)}px`;
      target.style.left = `${Math.max(8, Math.min(at.left, innerWidth - width - 8))}px`;
      one('button, input', target)?.focus();
    } else if (target.dataset.changed) {
      delete target.dataset.changed;
      const wrapper = target.closest('.el');
      void act(wrapper, chosenOf(wrapper), 'choose');
    }
  },
  true,
);

/** Arrows go from item to item. */
export function menuKey(event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const items = [...event.target.closest('[role=menu]').querySelectorAll('[role=menuitem]')];
  items.at((items.indexOf(event.target) + step) % items.length).focus();
}
