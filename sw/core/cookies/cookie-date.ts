const delimiters = /[\t\x20-\x2F\x3B-\x40\x5B-\x60\x7B-\x7E]+/
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

interface Parts {
  time?: readonly [number, number, number]
  day?: number
  month?: number
  year?: number
}

/**
 * The date of an `Expires` attribute in milliseconds of the Unix epoch, read as browsers do (RFC 6265bis, section
 * 5.1.1): the parts may have any order, and weekday and time zone are ignored. `undefined` if it is not a date.
 */
export function parseCookieDate(text: string): number | undefined {
  const parts: Parts = {}
  for (const token of text.split(delimiters)) take(parts, token)
  const { time, day, month, year } = parts
  if (time === undefined || day === undefined || month === undefined || year === undefined) return undefined
  const [hour, minute, second] = time
  const full = year <= 69 ? year + 2000 : year <= 99 ? year + 1900 : year
  if (day < 1 || full < 1601 || hour > 23 || minute > 59 || second > 59) return undefined
  const date = new Date(Date.UTC(full, month, day, hour, minute, second))
  // The 31st of April is not a date.
  return date.getUTCDate() === day ? date.getTime() : undefined
}

/** Uses a token as the first part that it fits and that is still missing. */
function take(parts: Parts, token: string): void {
  const [, hour, minute, second] = /^(\d{1,2}):(\d{1,2}):(\d{1,2})(?:\D|$)/.exec(token) ?? []
  const [, day] = /^(\d{1,2})(?:\D|$)/.exec(token) ?? []
  const [, year] = /^(\d{2,4})(?:\D|$)/.exec(token) ?? []
  const month = months.indexOf(token.slice(0, 3).toLowerCase())
  if (parts.time === undefined && hour !== undefined) parts.time = [Number(hour), Number(minute), Number(second)]
  else if (parts.day === undefined && day !== undefined) parts.day = Number(day)
  else if (parts.month === undefined && month >= 0) parts.month = month
  else if (parts.year === undefined && year !== undefined) parts.year = Number(year)
}
