/** The value of a cookie, as text and in other types. */
export class CookieValue {
  readonly value: string

  constructor(value: string) {
    this.value = value
  }

  /** The value parsed as JSON. Throws a `SyntaxError` if it is not JSON. */
  json(): unknown {
    return JSON.parse(this.value)
  }

  /** The value as a number; `NaN` if it is not a number. */
  number(): number {
    return Number(this.value)
  }

  /** `false` for `'false'`, `'0'` and an empty value, otherwise `true`. */
  boolean(): boolean {
    return this.value !== 'false' && this.value !== '0' && this.value !== ''
  }
}
