type Fields = Readonly<Record<string, unknown>>

function fieldsOf(text: string | undefined): Fields | undefined {
  try {
    const value: unknown = JSON.parse(text ?? '')
    return typeof value === 'object' && value !== null ? (value as Fields) : undefined
  } catch {
    return undefined
  }
}

function isGrowth(before: unknown, now: unknown): boolean {
  if (JSON.stringify(before) === JSON.stringify(now)) return true
  if (Array.isArray(before) && Array.isArray(now)) return before.every((one) => now.includes(one))
  if (typeof before === 'string' && typeof now === 'string') return / v\d+\.\d+\.\d+$/.test(before) && / v\d/.test(now)
  return before === false && now === true
}

/**
 * Whether two JSON bodies that an endpoint made of its context differ only in what the context has gained since the
 * recorded version: more names, a capability that was absent, another product version.
 */
export function isContextGrown(before: string | undefined, now: string | undefined): boolean {
  const [old, current] = [fieldsOf(before), fieldsOf(now)]
  if (old === undefined || current === undefined || Object.keys(old).join() !== Object.keys(current).join())
    return false
  return Object.keys(old).every((key) => isGrowth(old[key], current[key]))
}
