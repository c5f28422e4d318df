/** A changed file with the line ends that it had before: `\r\n` on Windows, if the editor or Git wrote them. */
export function keepLineEnds(before: string, after: string): string {
  return before.includes('\r\n') ? after.replace(/\r?\n/g, '\r\n') : after
}
