/** Makes what is on the page like what the server drew, and leaves alone what a person is doing: typing, focus, scrolling, open menus. */

/** Attributes that the browser or the script sets while the page is in use. */
const RUNTIME = new Set(['open', 'aria-busy', 'aria-expanded', 'data-at']);

const isSame = (from, to) =>
  from.nodeType === to.nodeType && from.nodeName === to.nodeName && (from.id ?? '') === (to.id ?? '');

/** Changes `from` into `to`; the nodes that both have stay the same nodes. */
export function morph(from, to) {
  if (!isSame(from, to)) {
    from.replaceWith(to);
    return;
  }
  if (from.nodeType !== Node.ELEMENT_NODE) {
    if (from.data !== to.data) from.data = to.data;
    return;
  }
  // What the script keeps up by itself: files to be sent, suggestions.
  if (from.isEqualNode(to) || from.hasAttribute('data-keep')) return;
  morphAttributes(from, to);
  if (from.nodeName === 'TEMPLATE') from.innerHTML = to.innerHTML;
  else morphChildren(from, to);
}

function morphAttributes(from, to) {
  const isRuntime = (name) => RUNTIME.has(name) || (name === 'style' && from.hasAttribute('popover'));
  for (const { name } of Array.from(from.attributes)) {
    if (!to.hasAttribute(name) && !isRuntime(name)) from.removeAttribute(name);
  }
  for (const { name, value } of to.attributes) {
    if (from.getAttribute(name) !== value && !isRuntime(name)) from.setAttribute(name, value);
  }
}

function morphChildren(from, to) {
  const wanted = new Set([...to.children].map(({ id }) => id));
  const known = new Map([...from.children].filter(({ id }) => id).map((child) => [child.id, child]));
  let at = from.firstChild;
  for (const next of Array.from(to.childNodes)) {
    // A node that goes is removed before its followers are matched, so that these need not move.
    while (at?.id && !wanted.has(at.id)) at = removed(at);
    const match = next.id ? known.get(next.id) : at && isSame(at, next) ? at : undefined;
    if (!match) {
      from.insertBefore(next, at);
    } else {
      if (match === at) at = at.nextSibling;
      else from.insertBefore(match, at);
      morph(match, next);
    }
  }
  while (at) at = removed(at);
}

function removed(node) {
  const next = node.nextSibling;
  node.remove();
  return next;
}
