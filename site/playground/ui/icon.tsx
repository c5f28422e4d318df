import type { JSX } from 'preact'

const shapes = {
  add: 'M12 5v14M5 12h14',
  upload: 'M12 16V4m0 0-5 5m5-5 5 5M4 20h16',
  download: 'M12 4v12m0 0-5-5m5 5 5-5M4 20h16',
  rename: 'm4 20 1-4L16 5l3 3L8 19l-4 1Z',
  delete: 'M5 7h14M10 7V4h4v3m-7 0 1 13h8l1-13',
  folder: 'M3 6h6l2 2h10v11H3V6Z',
  'folder-open': 'M3 19V6h6l2 2h8v3M3 19l3-8h16l-3 8H3Z',
  file: 'M6 3h8l4 4v14H6V3Zm8 0v4h4',
  route: 'm9 7-5 5 5 5m6-10 5 5-5 5',
  share: 'M9 15 15 9m-5-3 2-2a4.2 4.2 0 0 1 6 6l-2 2m-2 6-2 2a4.2 4.2 0 0 1-6-6l2-2',
  keys: 'M3 6h18v12H3V6Zm4 4h.01M12 10h.01M17 10h.01M7 14h10',
  close: 'm6 6 12 12M18 6 6 18',
  down: 'm6 9 6 6 6-6',
  run: 'M8 5v14l11-7L8 5Z',
} as const

export type IconName = keyof typeof shapes

export function Icon({ name }: { name: IconName }): JSX.Element {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={shapes[name]} />
    </svg>
  )
}
