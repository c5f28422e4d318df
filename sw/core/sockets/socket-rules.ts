const separators = /[^\x21-\x7e]|[()<>@,;:\\"/[\]?={}]/

/**
 * The subprotocols of a new socket, as a list.
 *
 * @throws SyntaxError (a `DOMException`) for one that occurs twice, or is no token (WebSockets standard, constructor)
 */
export function checkProtocols(given: unknown): readonly string[] {
  const isList = typeof given === 'object' && given !== null && Symbol.iterator in given
  const protocols = isList ? Array.from(given as Iterable<unknown>, String) : given === undefined ? [] : [String(given)]
  const wrong = protocols.find((one, index) => one === '' || separators.test(one) || protocols.indexOf(one) !== index)
  if (wrong === undefined) return protocols
  throw new DOMException(`The subprotocol ${JSON.stringify(wrong)} is invalid or occurs twice.`, 'SyntaxError')
}

/**
 * @param mayBe which codes this side may send
 * @throws InvalidAccessError for another code, SyntaxError for a reason of more than 123 bytes
 */
export function checkClose(code: number | undefined, reason: string, mayBe: (code: number) => boolean): void {
  if (code !== undefined && !mayBe(code)) {
    throw new DOMException(`A socket cannot be closed with the code ${code}.`, 'InvalidAccessError')
  }
  if (bytesOf(reason) > 123) throw new DOMException('The reason must have at most 123 bytes of UTF-8.', 'SyntaxError')
}

/** As Web IDL converts a code: `[Clamp] unsigned short`. */
export function toCode(given: unknown): number | undefined {
  if (given === undefined) return undefined
  const number = Number(given)
  return Number.isNaN(number) ? 0 : Math.min(65_535, Math.max(0, Math.round(number)))
}

/** What a page may close with. */
export const isPageCode = (code: number): boolean => code === 1000 || (code >= 3000 && code <= 4999)

/** What a server may close with: also what RFC 6455 defines, without the codes that are never sent. */
export const isServerCode = (code: number): boolean =>
  (code >= 1000 && code <= 1014 && code !== 1004 && code !== 1005 && code !== 1006) || (code >= 3000 && code <= 4999)

const encoder = new TextEncoder()

/** The length of a text in UTF-8. */
export const bytesOf = (text: string): number => encoder.encode(text).length
