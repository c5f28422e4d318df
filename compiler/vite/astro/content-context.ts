import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { ResolvedConfig } from 'vite'
import { astroError } from '../../../sw/core/errors/astro-errors.ts'
import type { ContentContext } from '../../astro/content/content-context.ts'
import { folderUrl } from '../../astro/folder-url.ts'
import { zodFile } from '../../astro/project-package.ts'
import type { Project } from '../project.ts'
import { createRendererLoader } from './load-renderer.ts'

interface Given extends Pick<ContentContext, 'info' | 'warn'> {
  readonly project: Project
  readonly config: ResolvedConfig
}

/** What the loading of content gets from a project on disk. */
export function createContentContext({ project, config, info, warn }: Given): ContentContext {
  const { root, pagesFolder, publicFolder, options, base } = project
  const srcFolder = dirname(pagesFolder)
  const loadRenderer = createRendererLoader()
  return {
    root,
    srcFolder,
    config: {
      root: folderUrl(root),
      srcDir: folderUrl(srcFolder),
      publicDir: folderUrl(publicFolder ?? join(root, 'public')),
      outDir: folderUrl(resolve(root, config.build.outDir)),
      cacheDir: folderUrl(resolve(root, 'node_modules/.stowaway')),
      base: base || '/',
      site: options.site,
      trailingSlash: options.trailingSlash,
    },
    async zod() {
      const file = zodFile(root)
      if (file === undefined) throw astroError('ZodMissing', { module: 'image() of a schema' })
      return import(pathToFileURL(file).href)
    },
    renderer: () => loadRenderer(root),
    info,
    warn,
  }
}
