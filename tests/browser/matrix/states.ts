/** The state of a page and its worker when a request starts, in the order of the docs' table. */
export const states = {
  'first load': 'The app’s first lines run, in a browser that has never seen the site.',
  warm: 'The worker has controlled the page from the start.',
  'hard reload': 'The app’s first lines run after a reload without the caches, which also bypasses the worker.',
  'killed worker': 'The browser has stopped the worker since the last request.',
  'second tab': 'A second tab of the site is open.',
  'hidden tab': 'The tab is in the background.',
  'after update': 'A new build has replaced the worker under an open page.',
  offline: 'There is no server.',
} as const

export type StateName = keyof typeof states
export const stateNames = Object.keys(states) as StateName[]
