/**
 * Stores sessions. A value is text that only the session reads; a driver does not look inside. Ids come from cookies,
 * so a driver must accept any text as an id.
 */
export interface SessionDriver {
  /** The last value stored under `id`; `undefined` if there is none, or it has expired. */
  get(id: string): Promise<string | undefined>
  /** Stores all of `value` or nothing. It expires after `ttlSeconds`; without it, never. */
  set(id: string, value: string, ttlSeconds?: number): Promise<void>
  delete(id: string): Promise<void>
}
