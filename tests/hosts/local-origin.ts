/** The origin of a server on this machine, by the address that it listens at: the name may lead to another one. */
export function localOrigin(url: string): string {
  return `http://127.0.0.1:${new URL(url).port}`
}
