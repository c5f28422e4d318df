import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { ResolvedConfig } from 'vite'
import { astroError } from '../../../sw/core/errors/astro-errors.ts'
import type { ContentContext } from '../../astro/content/content-context.ts'
import { createMarkdownRenderer, type MarkdownRenderer } from '../../astro/content/markdown-renderer.ts'
import { folderUrl } from '../../astro/folder-url.ts'
import { rendererFile, zodFile } from '../../astro/project-package.ts'
import type { Project } from '../project.ts'

interface Given extends Pick<ContentContext, 'info' | 'warn'> {
  readonly project: Project
  readonly config: ResolvedConfig
}

/** What the loading of content gets from a project on disk. */
export function createContentContext({ project, config, info, warn }: Given): ContentContext {
  const { root, pagesFolder, publicFolder, options, base } = project
  const srcFolder = dirname(pagesFolder)
  let renderer: Promise<MarkdownRenderer | undefined> | undefined
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
    renderer() {
      renderer ??= loadRenderer(root)
      return renderer
    },
    info,
    warn,
  }
}

async function loadRenderer(root: string): Promise<MarkdownRenderer | undefined> {
  const file = rendererFile(root)
  return file === undefined ? undefined : createMarkdownRenderer(await import(pathToFileURL(file).href))
}
