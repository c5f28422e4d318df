export interface Post {
  readonly slug: string
  readonly title: string
  readonly date: string
  readonly text: string
}

export const posts: readonly Post[] = [
  { slug: 'casting-off', title: 'Casting off', date: '2026-03-01', text: 'The first day at sea, and a calm one.' },
  { slug: 'the-galley', title: 'The galley', date: '2026-03-09', text: 'Biscuits & tea, mostly.' },
  { slug: 'land', title: 'Land', date: '2026-04-02', text: 'A light on the port bow, shortly after four.' },
]
