import { createElement as h, type ReactNode } from 'react';

/** Line drawings on a field of 20 by 20. */
const PATHS = {
  hash: 'M8 3 6 17M14 3l-2 14M3.5 7.5h14M2.5 12.5h14',
  lock: 'M5 9h10v8H5zM7 9V6a3 3 0 0 1 6 0v3',
  dots: 'M4 10h.01M10 10h.01M16 10h.01',
  back: 'M12 4 6 10l6 6',
  forward: 'm8 4 6 6-6 6',
  close: 'm5 5 10 10M15 5 5 15',
  clip: 'm14.5 9-5.6 5.6a3 3 0 0 1-4.3-4.2l6.4-6.4a2 2 0 0 1 2.9 2.8l-6 6a1 1 0 0 1-1.4-1.4L11.6 6.3',
  send: 'M3 4l14 6-14 6 2.5-6zM5.5 10H11',
  reply: 'M4 4h12v9H9l-4 3.5V13H4z',
  download: 'M10 3v10m0 0 4-4m-4 4L6 9M4 17h12',
  flask: 'M8 3h4M9 3v5l-5 8.5h12L11 8V3M6.5 13h7',
  menu: 'M3 5h14M3 10h14M3 15h14',
  eye: 'M2 10s3-5 8-5 8 5 8 5-3 5-8 5-8-5-8-5zM10 12a2 2 0 1 0 0-4 2 2 0 0 0 0 4z',
  bolt: 'M11 2 4 12h5l-1 6 7-10h-5z',
  trash: 'M4 6h12M8 6V4h4v2M6 6l1 11h6l1-11',
  clock: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM10 6v4l3 2',
} as const;

export type IconName = keyof typeof PATHS;

/** A small drawing that says nothing by itself: what it stands in has a name. */
export const icon = (name: IconName): ReactNode =>
  h(
    'svg',
    { key: name, className: 'icon', viewBox: '0 0 20 20', 'aria-hidden': 'true', focusable: 'false' },
    h('path', { d: PATHS[name] }),
  );
