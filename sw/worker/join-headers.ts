/**
 * Joins the values of a header that was appended twice. Of a worker's response, Chromium passes only the first value to the
 * page; with a server's, pages see all of them as one text.
 */
export function joinHeaders(response: Response): Response {
  try {
    for (const [name, value] of [...response.headers]) {
      if (value.includes(', ') && name !== 'set-cookie') response.headers.set(name, value)
    }
  } catch {
    // The headers of a `fetch` result are immutable, and joined.
  }
  return response
}
