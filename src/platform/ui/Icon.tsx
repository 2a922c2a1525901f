const shapes = {
  check: 'M3 8.5l3.2 3.2L13 5',
  clock: 'M8 2.2a5.8 5.8 0 1 0 0 11.6A5.8 5.8 0 0 0 8 2.2zM8 5v3.2l2.2 1.4',
  alert: 'M8 2.4l6 10.8H2zM8 6.4v3M8 11.2v.4',
  cross: 'M4 4l8 8M12 4l-8 8',
  pencil: 'M3 13l.8-3L10.6 3.2l2.2 2.2L6 12.2z',
  back: 'M6.5 4L3 7.5 6.5 11M3 7.5h6.5a3.2 3.2 0 0 1 0 6.4H8',
  lock: 'M4 7.5h8v6H4zM5.7 7.5V5.2a2.3 2.3 0 0 1 4.6 0v2.3',
  dash: 'M3.5 8h9',
  bell: 'M4.2 11V7.4a3.8 3.8 0 0 1 7.6 0V11l1 1.2H3.2zM6.8 13.6h2.4',
  person: 'M8 8.2a2.7 2.7 0 1 0 0-5.4 2.7 2.7 0 0 0 0 5.4zM3 13.6c.5-2.4 2.5-3.6 5-3.6s4.5 1.2 5 3.6',
  menu: 'M2.5 4.2h11M2.5 8h11M2.5 11.8h11',
  down: 'M8 2.5v8M4.8 7.5L8 10.7l3.2-3.2M3 13.5h10',
  up: 'M8 11V3M4.8 6L8 2.8 11.2 6M3 13.5h10',
  print: 'M4.5 6V2.5h7V6M4.5 11.5h-2V6h11v5.5h-2M4.5 9.5h7v4h-7z',
  search: 'M7 2.8a4.2 4.2 0 1 0 0 8.4 4.2 4.2 0 0 0 0-8.4zM10.2 10.2l3.3 3.3',
  next: 'M6 3.5L10.5 8 6 12.5',
  before: 'M10 3.5L5.5 8 10 12.5',
  opened: 'M3.5 6L8 10.5 12.5 6',
  plus: 'M8 3v10M3 8h10',
  info: 'M8 2.2a5.8 5.8 0 1 0 0 11.6A5.8 5.8 0 0 0 8 2.2zM8 7.4v3.4M8 5v.4',
  sent: 'M2.5 8L13.5 2.8 10 13.2 7.6 9z',
  refresh: 'M13 4v3.2H9.8M12.7 7.2a5 5 0 1 0 .1 2.6',
  offline: 'M2.5 2.5l11 11M4 7.6a6 6 0 0 1 1.6-1M7.8 6a6 6 0 0 1 4.2 1.6M6 9.8a3 3 0 0 1 3.6-.2M8 12.3v.4',
  stamp: 'M6 2.8h4l-.6 4.6h2.8v2.4H3.8V7.4h2.8zM3.8 12.8h8.4',
} as const;

export type IconName = keyof typeof shapes;

/** A line icon the height of the text. Decorative: the word beside it carries the meaning. */
export const Icon = ({ name, size = 16 }: { readonly name: IconName; readonly size?: number }) => (
  <svg
    width={size}
    height={size}
    viewBox="0 0 16 16"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.6"
    strokeLinecap="round"
    strokeLinejoin="round"
    aria-hidden="true"
    focusable="false"
    style={{ flex: 'none' }}
  >
    <path d={shapes[name]} />
  </svg>
);
