/**
 * An answer with which the request of the page fails, as without a network: `fetch` rejects. A Node server closes the
 * connection. In a prerendered endpoint it is an error of the build.
 */
export const networkError = (): Response => Response.error()
