import { contentError } from '../core/errors/content-errors.ts'

interface MarkdownFile {
  readonly file: string
  /** Absent where no renderer is installed. */
  readonly html?: string
  readonly headings?: readonly unknown[]
}

/** What a module of a Markdown file exports beside its data. */
export function createMarkdown({ file, html, headings }: MarkdownFile) {
  const missing = (reason: string) => contentError('ContentNotRendered', { id: file, reason })
  return {
    async compiledContent(): Promise<string> {
      if (html === undefined) throw missing('no renderer is installed')
      return html
    },
    getHeadings(): readonly unknown[] {
      if (headings === undefined) throw missing('no renderer is installed')
      return headings
    },
    Content(): never {
      throw missing('components need Astro; "compiledContent()" has the HTML')
    },
  }
}
