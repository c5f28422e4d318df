/** The longest time that an answer may be kept waiting, in milliseconds: browsers end it soon after that. */
export const mostPatience = 270_000

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const isNumber = (value: unknown, least: number, most: number = Number.MAX_SAFE_INTEGER): value is number =>
  typeof value === 'number' && value >= least && value <= most

export const isWhole = (value: unknown, least: number, most?: number): value is number =>
  isNumber(value, least, most) && Number.isInteger(value)

export const isOneOf = <Name extends string>(value: unknown, names: readonly Name[]): value is Name =>
  names.some((name) => name === value)

/** Names for a message: `"a", "b" or "c"`. */
export function alternatives(names: readonly string[]): string {
  const quoted = names.map((name) => `"${name}"`)
  return [quoted.slice(0, -1).join(', '), ...quoted.slice(-1)].filter((part) => part !== '').join(' or ')
}

/** The first name that an object must not have. */
export const unknownName = (given: Readonly<Record<string, unknown>>, allowed: readonly string[]): string | undefined =>
  Object.keys(given).find((name) => given[name] !== undefined && !allowed.includes(name))
