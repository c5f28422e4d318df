/** The packages that we measure beside our own, and the versions that the figures belong to. */
export const peerVersions = {
  '@11ty/eleventy': '3.1.8',
  '@msw/data': '1.1.7',
  esbuild: '0.28.2',
  'find-my-way': '9.10.1',
  h3: '2.0.8',
  hono: '4.13.19',
  'itty-router': '6.0.0',
  msw: '3.0.5',
  rou3: '1.0.0',
  'workbox-routing': '7.4.1',
  zod: '4.6.7',
} as const

export type PeerName = keyof typeof peerVersions
