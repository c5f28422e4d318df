import type { InlineConfig, Rolldown } from 'vite'

/**
 * Bundles modules of the package with all that they import, independent of any project. A build for a server, since one
 * for pages wraps each lazy import in a helper that needs a document and, in some versions of Vite, `import.meta`.
 *
 * @param given.hasPackages whether the packages that they import are bundled too
 */
export const packConfig = (
  options: Pick<Rolldown.RolldownOptions, 'input' | 'output' | 'plugins'>,
  target: 'webworker' | 'node' = 'webworker',
  { hasPackages = true }: { readonly hasPackages?: boolean } = {},
): InlineConfig => ({
  configFile: false,
  envFile: false,
  logLevel: 'error',
  publicDir: false,
  ...(target === 'webworker' && { define: { 'process.env.NODE_ENV': '"production"' } }),
  ssr: { ...(hasPackages ? { noExternal: true } : { external: true }), target },
  build: {
    ssr: true,
    write: false,
    target: target === 'node' ? 'node20' : 'es2022',
    modulePreload: false,
    rolldownOptions: { ...options, preserveEntrySignatures: 'strict' },
  },
})
