import { alone } from './alone.ts'
import { elements } from './elements.ts'
import { frames } from './frames.ts'
import { requests } from './requests.ts'
import { workers } from './workers.ts'

/** All that a page can start without leaving. */
export const pageInitiators = { ...requests, ...elements, ...frames, ...workers, ...alone } as const
export type PageInitiatorName = keyof typeof pageInitiators

const aloneNames = Object.keys(alone) as PageInitiatorName[]
const others = (Object.keys(pageInitiators) as PageInitiatorName[]).filter((name) => !aloneNames.includes(name))

/** What may start at the same time. */
export const batches: readonly (readonly PageInitiatorName[])[] = [others, ...aloneNames.map((name) => [name])]
