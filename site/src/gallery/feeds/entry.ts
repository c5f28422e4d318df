/** An entry of the ship's log. */
export interface Entry {
  /** In addresses: letters, digits and dashes. */
  readonly slug: string
  readonly title: string
  readonly text: string
  /** `2026-03-14`. */
  readonly day: string
  /** Nautical miles of that day. */
  readonly miles: number
}

/** The entries that are there when the site is built. */
export const builtEntries: readonly Entry[] = [
  entry('2026-03-02', 'Weighed anchor', 31, 'Left at dawn with the tide. Tea, biscuits and a chart.'),
  entry('2026-03-05', 'Lost sight of the server', 58, 'Nobody noticed. Every request was answered.'),
  entry('2026-03-09', 'A stowaway in the hold', 44, 'It had brought its own endpoints.'),
  entry('2026-03-14', 'Becalmed off Sark', 6, 'No wind, no network. Wrote letters.'),
  entry('2026-03-21', 'Equinox & a following sea', 73, 'Best day so far. The log slept < 4 hours.'),
  entry('2026-03-27', 'Mended the jib', 29, 'Two needles broken, one sail saved.'),
  entry('2026-04-03', 'Port: fresh water', 12, 'Bread, water, news from home.'),
  entry('2026-04-11', 'Homeward bound', 66, 'Set course for the harbour. All hands well.'),
]

function entry(day: string, title: string, miles: number, text: string): Entry {
  return { slug: title.toLowerCase().replace(/[^a-z0-9]+/g, '-'), day, title, miles, text }
}
