import { originRoutes } from '../../sw/core/routes/origin-routes.ts'
import type { Route } from '../../sw/core/routes/route.ts'
import type { RouteManifest } from '../../sw/core/routes/route-manifest.ts'

const head = `// Written by Stowaway from the files of the pages folder. Your changes would be lost.
/// <reference types="vite/client" />

interface ImportMetaEnv {
  /** The \`site\` option. */
  readonly SITE: string | undefined
}

declare module 'astro:middleware' {
  export * from 'stowaway/middleware'
}
`

// Endpoint files written for Astro import its types, which need no installation.
const astro = `
declare module 'astro' {
  export * from 'stowaway'
}
`

/**
 * The declaration of a project's routes, for `APIRoute` and the page's `endpoint`. `pages` is the pages folder as the
 * declaration's own folder sees it: `../src/pages`. `hasAstro`: the package is installed, and declares its own types.
 *
 * It is a script and not a module, since only a script may declare `astro:middleware`; routes are merged into a global
 * namespace for that reason. A declaration may import `.ts` under any compiler option.
 */
export function routeDeclaration(
  manifest: RouteManifest,
  pages: string,
  { hasAstro = true }: { readonly hasAstro?: boolean } = {},
): string {
  const { routes, notFound, error } = manifest
  const lineOf = ({ id, file }: Pick<Route, 'id' | 'file'>): string => {
    const line = `    ${JSON.stringify(id)}: typeof import(${JSON.stringify(pathOf(pages, file))})\n`
    return file.endsWith('.js') ? `    // @ts-ignore Without allowJs this file has no types.\n${line}` : line
  }
  const lines = routes.filter(({ file }) => file !== notFound && file !== error).map(lineOf)
  const others = originRoutes(manifest).map(lineOf)
  const origins = others.length === 0 ? '' : `  interface OriginRoutes {\n${others.join('')}  }\n`
  return `${head}${hasAstro ? '' : astro}
declare namespace Stowaway {
  interface Routes {
${lines.join('')}  }
${origins}}
`
}

/** Editors show it, so it is as short as a person would write it. */
function pathOf(pages: string, file: string): string {
  if (!file.startsWith('../') || /(?:^|\/)\.\.$/.test(pages) || !pages.includes('/')) return `${pages}/${file}`
  return pathOf(pages.slice(0, pages.lastIndexOf('/')), file.slice(3))
}
