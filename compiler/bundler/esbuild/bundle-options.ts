import type { EsbuildOptions } from './esbuild.ts'
import { entryName } from './project-plugin.ts'

/** Options of every bundle of endpoints: one file, whose modules are evaluated on first use. */
export const bundleOptions = (): EsbuildOptions => ({
  entryPoints: [entryName],
  outfile: 'bundle.js',
  bundle: true,
  write: false,
  // The only format with top-level await; nothing is exported.
  format: 'esm',
  platform: 'browser',
  target: 'es2022',
  charset: 'utf8',
  logLevel: 'silent',
  sourcemap: 'external',
  legalComments: 'none',
  jsx: 'automatic',
  tsconfigRaw: '{}',
  banner: { js: '"use strict";const stowawayBundle={};' },
  footer: { js: 'return stowawayBundle' },
  plugins: [],
})
