/** Whether a host name is this machine's own: nobody else is asked, and projects follow each other on its ports. */
export function isLoopback(hostname: string): boolean {
  return /^(?:(?:.+\.)?localhost|127(?:\.\d+){3}|\[::1\])$/.test(hostname)
}
