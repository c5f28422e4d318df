import type { ControlledRoute } from '../protocol/command.ts'

/** The route that is most like a path; `''`: none is. */
export function nearTo(path: string, routes: readonly ControlledRoute[]): string {
  const parts = path.split('/')
  let best = { id: '', score: 0 }
  for (const { id } of routes) {
    const own = id.split('/')
    let score = 0
    for (const [index, part] of own.entries()) {
      const asked = parts[index]
      if (asked === undefined) break
      if (part === asked) score += 3
      else if (part.includes('[')) score += 2
      else score += likeness(part, asked)
    }
    score -= Math.abs(own.length - parts.length)
    if (score > best.score) best = { id, score }
  }
  return best.score >= 3 ? best.id : ''
}

/** From 0 to 2: how much two texts have in common at their start and end. */
function likeness(one: string, other: string): number {
  const shortest = Math.min(one.length, other.length)
  let start = 0
  while (start < shortest && one[start] === other[start]) start += 1
  let end = 0
  while (end < shortest - start && one.at(-1 - end) === other.at(-1 - end)) end += 1
  return (2 * (start + end)) / Math.max(one.length, other.length, 1)
}
