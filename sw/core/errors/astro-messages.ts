/** Messages in Astro's words, which the 500 pages of authors may show. They are the same on every host. */
export const astroMessages = {
  EndpointDidNotReturnAResponse:
    'An endpoint must return either a `Response`, or a `Promise` that resolves with a `Response`.',
} as const
