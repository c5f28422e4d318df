import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

/**
 * The folder of a package that the project has installed, or that its Astro has: `undefined` where there is none.
 * `exports` of the package do not count, so that its file for `import` can be named.
 */
export function projectPackage(name: string, root: string): string | undefined {
  const found = packageFrom(name, root)
  if (found !== undefined) return found
  const astro = packageFrom('astro', root)
  return astro && packageFrom(name, astro)
}

function packageFrom(name: string, folder: string): string | undefined {
  const paths = createRequire(join(folder, 'package.json')).resolve.paths(name) ?? []
  return paths.map((path) => join(path, name)).find((path) => existsSync(join(path, 'package.json')))
}

/** The file of Zod 4, which `astro/zod` stands for. */
export function zodFile(root: string): string | undefined {
  const folder = projectPackage('zod', root)
  const file = folder && join(folder, 'v4/index.js')
  return file !== undefined && existsSync(file) ? file : undefined
}

/** The module of Astro's Markdown renderer. */
export function rendererFile(root: string): string | undefined {
  const folder = projectPackage('@astrojs/markdown-satteri', root)
  const file = folder && join(folder, 'dist/index.js')
  return file !== undefined && existsSync(file) ? file : undefined
}
