/** Markdown as HTML, as Astro's own renderer makes it. */
export interface MarkdownRenderer {
  render(
    body: string,
    options: { readonly frontmatter: unknown; readonly fileURL?: URL },
  ): Promise<{ readonly code: string; readonly metadata: MarkdownMetadata }>
}

interface MarkdownMetadata {
  readonly headings: readonly unknown[]
  readonly frontmatter: unknown
  readonly localImagePaths?: readonly string[]
  readonly remoteImagePaths?: readonly string[]
}

/** What Astro's configuration says by default. */
const options = {
  syntaxHighlight: { type: 'shiki', excludeLangs: ['math'] },
  shikiConfig: { langs: [], theme: 'github-dark', themes: {}, wrap: false, transformers: [], langAlias: {} },
  gfm: true,
  smartypants: true,
  image: { domains: [], remotePatterns: [] },
}

interface RendererModule {
  satteri(): { createRenderer(given: typeof options): Promise<MarkdownRenderer> }
}

/** Creates the renderer from the module `@astrojs/markdown-satteri`. */
export function createMarkdownRenderer({ satteri }: RendererModule): Promise<MarkdownRenderer> {
  return satteri().createRenderer(options)
}

/** An entry's `rendered`. */
export async function renderedEntry(
  renderer: MarkdownRenderer,
  body: string,
  given: { readonly frontmatter: unknown; readonly fileURL?: URL },
): Promise<{
  readonly html: string
  readonly metadata: MarkdownMetadata & { readonly imagePaths: readonly string[] }
}> {
  const { code, metadata } = await renderer.render(body, given)
  const { localImagePaths = [], remoteImagePaths = [] } = metadata
  return { html: code, metadata: { ...metadata, imagePaths: [...localImagePaths, ...remoteImagePaths] } }
}
