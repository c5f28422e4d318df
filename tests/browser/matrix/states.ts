/** What a page and its worker have been through when an initiator starts, in the order of the docs' table. */
export const states = {
  'first load': 'The first lines of the app, in a browser that has never seen the site.',
  warm: 'A page that the worker has controlled from the start.',
  'hard reload': 'The first lines of the app after a reload past the caches, which also goes past the worker.',
  'killed worker': 'The browser has ended the worker since the last request.',
  'second tab': 'A tab beside another one.',
  'hidden tab': 'A tab behind another one.',
  'after update': 'A new build has replaced the worker under an open page.',
  offline: 'The server is gone.',
} as const

export type StateName = keyof typeof states
export const stateNames = Object.keys(states) as StateName[]
