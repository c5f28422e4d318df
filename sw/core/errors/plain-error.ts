/** An error as plain data that can be posted. */
export interface PlainError {
  readonly name: string
  readonly message: string
  readonly stack?: string
  /** Of our own errors: the permanent code, and what to do. */
  readonly code?: string
  readonly hint?: string
  /** The file at fault, relative to the project. */
  readonly file?: string
  /** Lines of its source, with a caret under the mistake. */
  readonly frame?: string
}

const optional = ['stack', 'code', 'hint', 'file', 'frame'] as const

/** Characters kept of one text. */
const limit = 20_000

/** Anything may be thrown, even something that throws again when it is read. */
export function toPlainError(thrown: unknown): PlainError {
  try {
    if (!(thrown instanceof Error)) return { name: 'Error', message: cut(String(thrown)) }
    const texts = optional.flatMap((key) => {
      const value: unknown = Reflect.get(thrown, key)
      return typeof value === 'string' ? [[key, cut(value)] as const] : []
    })
    return { name: cut(String(thrown.name)), message: cut(String(thrown.message)), ...Object.fromEntries(texts) }
  } catch {
    return { name: 'Error', message: 'The thrown value cannot be shown: reading it throws again.' }
  }
}

/** Recreates an error from the other end. It may come from untrusted code: only texts are used. */
export function fromPlainError(plain: unknown): Error {
  const { name, message, ...rest } = toPlainError(Object.assign(new Error(), plain))
  const own = Object.entries({ name, ...rest }).map(([key, value]) => [
    key,
    { value, configurable: true, writable: true },
  ])
  return Object.defineProperties(new Error(message), Object.fromEntries(own))
}

const cut = (text: string): string => (text.length > limit ? `${text.slice(0, limit)}…` : text)
