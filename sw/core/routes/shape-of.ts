import type { RoutePattern } from './route.ts'

/** The pattern without the names of its params. Patterns that match the same paths have the same shape. */
export const shapeOf = ({ segments }: RoutePattern): string =>
  JSON.stringify(
    segments.map((segment) => segment.map((part) => (part.kind === 'static' ? part.text : { [part.kind]: 0 }))),
  )
