/** Carousels: arrows for those who cannot scroll sideways, shown where there is more. */
import { one } from './refresh.js';

/** Turns a carousel by most of what is seen. */
export function turn(arrow) {
  const track = one('.carousel-track', arrow.parentElement);
  track.scrollBy({ left: track.clientWidth * (arrow.dataset.scroll === 'back' ? -0.8 : 0.8), behavior: 'smooth' });
}

function mark(track) {
  const { scrollLeft, scrollWidth, clientWidth } = track;
  const ends = [scrollLeft <= 2 && 'start', scrollLeft + clientWidth >= scrollWidth - 2 && 'end'];
  track.parentElement.dataset.at = ends.filter(Boolean).join(' ');
}

const markAll = (within) => within.querySelectorAll('.carousel-track').forEach(mark);

document.addEventListener('drawn', ({ target }) => markAll(target));
document.addEventListener('scroll', ({ target }) => target.matches?.('.carousel-track') && mark(target), true);
window.addEventListener('resize', () => markAll(document));
