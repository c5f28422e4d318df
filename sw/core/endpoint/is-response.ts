/**
 * Whether a value is a `Response`. One from another realm or a polyfill fails `instanceof`, so this checks the members
 * that an answer needs.
 */
export function isResponse(value: unknown): value is Response {
  if (value instanceof Response) return true
  if (typeof value !== 'object' || value === null) return false
  const { status, headers, body, arrayBuffer } = value as Partial<Record<keyof Response, unknown>>
  return (
    typeof status === 'number' &&
    typeof headers === 'object' &&
    headers !== null &&
    'getSetCookie' in headers &&
    body !== undefined &&
    typeof arrayBuffer === 'function'
  )
}

/** Describes a value for an error text: `undefined`, `a string`, `an object with the keys body`. */
export function nameOfValue(value: unknown): string {
  if (value === undefined || value === null) return String(value)
  if (Array.isArray(value)) return 'an array'
  if (typeof value !== 'object') return `a ${typeof value}`
  const keys = Object.keys(value)
  return keys.length === 0 ? 'an object' : `an object with the keys ${keys.slice(0, 5).join(', ')}`
}
