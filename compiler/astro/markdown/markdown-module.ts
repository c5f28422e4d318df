import { pathToFileURL } from 'node:url'
import { readFrontMatter } from '../content/front-matter.ts'
import type { MarkdownRenderer } from '../content/markdown-renderer.ts'

interface MarkdownModule {
  /** The module's `file`: absolute, or relative to the project where everyone can read it. */
  readonly shownFile: string
  /** The file of `sw/astro/markdown.ts`. */
  readonly runtime: string
  readonly url: string | undefined
  readonly renderer: MarkdownRenderer | undefined
}

/** The source of a module for a Markdown file, as Astro makes it. Throws what the parser of the front matter throws. */
export async function markdownModule(source: string, file: string, given: MarkdownModule): Promise<string> {
  const { shownFile, runtime, url, renderer } = given
  const { data, content } = readFrontMatter(source)
  const rendered = await renderer?.render(content, { frontmatter: data, fileURL: pathToFileURL(file) })
  const parts = {
    file: shownFile,
    ...(rendered && { html: rendered.code, headings: rendered.metadata.headings }),
  }
  return [
    `import { createMarkdown } from ${JSON.stringify(runtime)}`,
    `export const frontmatter = ${JSON.stringify(rendered?.metadata.frontmatter ?? data)}`,
    `export const file = ${JSON.stringify(shownFile)}`,
    `export const url = ${JSON.stringify(url)}`,
    `export const rawContent = () => ${JSON.stringify(content)}`,
    `export const { compiledContent, getHeadings, Content } = createMarkdown(${JSON.stringify(parts)})`,
    `export default Content`,
  ].join('\n')
}

interface Site {
  readonly site: string | undefined
  /** `''`, or an absolute path without a slash at its end. */
  readonly base: string
  readonly trailingSlash: string
}

const extension = /(?:\/index)?\.(?:md|markdown|mdown|mkdn|mkd|mdwn)$/

/** The address that Astro gives a Markdown file in a folder named `pages`; `undefined` elsewhere. */
export function markdownUrl(file: string, { site, base, trailingSlash }: Site): string | undefined {
  const index = file.indexOf('/pages/')
  if (index < 0) return undefined
  const start = site === undefined ? base : new URL(base || '/', site).pathname.replace(/\/$/, '')
  const url = `${start}/${file.slice(index + '/pages/'.length)}`.replace(extension, '')
  return trailingSlash === 'always' ? `${url}/` : url
}
