import { pathToFileURL } from 'node:url'
import { createMarkdownRenderer, type MarkdownRenderer } from '../../astro/content/markdown-renderer.ts'
import { rendererFile } from '../../astro/project-package.ts'

/** Loads the project's Markdown renderer once: it brings a syntax highlighter. */
export function createRendererLoader(): (root: string) => Promise<MarkdownRenderer | undefined> {
  let loaded: Promise<MarkdownRenderer | undefined> | undefined
  return (root) => {
    loaded ??= load(root)
    return loaded
  }
}

async function load(root: string): Promise<MarkdownRenderer | undefined> {
  const file = rendererFile(root)
  return file === undefined ? undefined : createMarkdownRenderer(await import(pathToFileURL(file).href))
}
