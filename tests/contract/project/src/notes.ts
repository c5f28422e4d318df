interface Notes {
  readonly events: string[]
  readonly waiting: (() => void)[]
  opened: number
}

const all = new Map<string, Notes>()

function notesOf(id: string): Notes {
  const notes = all.get(id) ?? { events: [], waiting: [], opened: 0 }
  all.set(id, notes)
  return notes
}

export const note = (id: string, event: string): void => void notesOf(id).events.push(event)

export const eventsOf = (id: string): readonly string[] => notesOf(id).events

/** Lets one waiting handler go on, or the next that comes. */
export function openGate(id: string): void {
  const notes = notesOf(id)
  const next = notes.waiting.shift()
  if (next === undefined) notes.opened++
  else next()
}

export async function passGate(id: string): Promise<void> {
  const notes = notesOf(id)
  if (notes.opened > 0) notes.opened--
  else await new Promise<void>((resolve) => notes.waiting.push(resolve))
}
