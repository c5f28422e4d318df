/**
 * Where sessions are kept. A value is text that the session wrote and reads again; a driver does not look inside. Ids
 * come from cookies, so a driver must take any text for one.
 */
export interface SessionDriver {
  /** What was kept last under `id`; `undefined` when there is nothing, or its time is over. */
  get(id: string): Promise<string | undefined>
  /** Keeps `value`, all of it or nothing. `ttlSeconds`: after that nobody needs it; absent: it has no end. */
  set(id: string, value: string, ttlSeconds?: number): Promise<void>
  delete(id: string): Promise<void>
}
