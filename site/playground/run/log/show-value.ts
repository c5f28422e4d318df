/** Longer values are cut: endpoints may log anything. */
const longest = 10_000

/** A logged value as text. Never throws. */
export function showValue(value: unknown): string {
  const text = describeValue(value)
  return text.length > longest ? `${text.slice(0, longest)}… (${text.length} characters)` : text
}

function describeValue(value: unknown): string {
  if (typeof value === 'string') return value
  if (value instanceof Error) return value.stack ?? `${value.name}: ${value.message}`
  if (typeof value === 'bigint') return `${value}n`
  if (typeof value !== 'object' || value === null) return String(value)
  if (value instanceof Map) return `Map(${value.size}) ${describeValue([...value].slice(0, 100))}`
  if (value instanceof Set) return `Set(${value.size}) ${describeValue([...value].slice(0, 100))}`
  try {
    return JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? `${part}n` : part), 1).replaceAll(
      /\n\s*/g,
      ' ',
    )
  } catch {
    return Object.prototype.toString.call(value)
  }
}
