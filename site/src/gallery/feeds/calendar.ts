import type { Entry } from './entry.ts'

/** The days of the log as a calendar (RFC 5545). */
export function calendar(entries: readonly Entry[], host: string): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Stowaway//Gallery//EN',
    'X-WR-CALNAME:The ship’s log',
    ...entries.flatMap(({ slug, day, title, text, miles }) => [
      'BEGIN:VEVENT',
      `UID:${slug}@${host}`,
      `DTSTAMP:${day.replaceAll('-', '')}T000000Z`,
      `DTSTART;VALUE=DATE:${day.replaceAll('-', '')}`,
      `SUMMARY:${escaped(title)}`,
      `DESCRIPTION:${escaped(`${text} (${miles} nm)`)}`,
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ]
  return `${lines.map(fold).join('\r\n')}\r\n`
}

const escaped = (text: string): string => text.replace(/[\\;,]/g, '\\$&').replace(/\r\n|\r|\n/g, '\\n')

/** Lines have at most 75 bytes, and continue after a space (RFC 5545, section 3.1). */
function fold(line: string): string {
  const encoder = new TextEncoder()
  let folded = ''
  let size = 0
  for (const character of line) {
    const bytes = encoder.encode(character).length
    if (size + bytes > 75) {
      folded += '\r\n '
      size = 1
    }
    folded += character
    size += bytes
  }
  return folded
}
