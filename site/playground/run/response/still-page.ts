/** Refuses everything but what the page itself holds: an answer must not even be able to ask for an image elsewhere. */
const policy =
  "default-src 'none'; img-src data:; media-src data:; font-src data:; style-src 'unsafe-inline'; form-action 'none'"

/** A document for a frame that may do nothing: the answer's HTML behind a policy that lets nothing be loaded. */
export function stillPage(html: string): string {
  return `<!doctype html><meta http-equiv="Content-Security-Policy" content="${policy}"><meta name="referrer" content="no-referrer">${html}`
}
