/** The value of one cookie, and its readings. */
export class CookieValue {
  readonly value: string

  constructor(value: string) {
    this.value = value
  }

  /** The value parsed as JSON. Throws a `SyntaxError` when it is none. */
  json(): unknown {
    return JSON.parse(this.value)
  }

  /** The value as a number; `NaN` when it is none. */
  number(): number {
    return Number(this.value)
  }

  /** `false` for `'false'`, `'0'` and an empty value, else `true`. */
  boolean(): boolean {
    return this.value !== 'false' && this.value !== '0' && this.value !== ''
  }
}
