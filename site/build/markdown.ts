import { Marked, type Tokens } from 'marked'
import { escapeHtml, highlight } from './highlight.ts'
import { type TableCell, tableHtml } from './table.ts'

export interface Heading {
  readonly id: string
  readonly text: string
  readonly depth: number
}

export interface RenderedPage {
  readonly title: string
  /** The first paragraph, as plain text. */
  readonly description: string
  readonly html: string
  /** Second and third level. */
  readonly headings: readonly Heading[]
}

/** Our Markdown as HTML, with anchors, coloured code, scrolling tables, and links to `.md` as `.html`. */
export function renderMarkdown(source: string): RenderedPage {
  const headings: Heading[] = []
  const ids = new Set<string>()
  const page = { title: '', description: '' }
  const tables = new Map<string, number>()
  /** Each region needs its own name. */
  const tableLabel = (): string => {
    const name = escapeHtml(`Table: ${headings.at(-1)?.text ?? page.title}`)
    const count = (tables.get(name) ?? 0) + 1
    tables.set(name, count)
    return count === 1 ? name : `${name}, ${count}`
  }
  const marked = new Marked({
    // An address in plain text is an example, not a link.
    tokenizer: { url: () => undefined },
    renderer: {
      heading({ tokens, depth }: Tokens.Heading) {
        const html = this.parser.parseInline(tokens)
        const text = plain(this.parser.parseInline(tokens, this.parser.textRenderer))
        if (depth === 1) {
          page.title = text
          return `<h1>${html}</h1>\n`
        }
        const id = freeId(text, ids)
        if (depth <= 3) headings.push({ id, text, depth })
        return `<h${depth} id="${id}">${html} <a class="anchor" href="#${id}" aria-label="Link to “${escapeHtml(text)}”">#</a></h${depth}>\n`
      },
      paragraph({ tokens }: Tokens.Paragraph) {
        page.description ||= plain(this.parser.parseInline(tokens, this.parser.textRenderer))
        return `<p>${this.parser.parseInline(tokens)}</p>\n`
      },
      code({ text, lang = '' }: Tokens.Code) {
        const file = fileLine.exec(text)
        return codeBlock(file ? text.slice(file[0].length) : text, lang, file?.[1] ?? '')
      },
      link({ href, title, tokens }: Tokens.Link) {
        const target = href.replace(/^([\w./-]*)\.md(?=#|$)/, '$1.html')
        const hint = title ? ` title="${escapeHtml(title)}"` : ''
        return `<a href="${escapeHtml(target)}"${hint}>${this.parser.parseInline(tokens)}</a>`
      },
      table(token: Tokens.Table) {
        const cells = (row: readonly Tokens.TableCell[]): readonly TableCell[] =>
          row.map(({ tokens }) => ({
            html: this.parser.parseInline(tokens),
            text: plain(this.parser.parseInline(tokens, this.parser.textRenderer)),
          }))
        return tableHtml(tableLabel(), cells(token.header), token.rows.map(cells))
      },
    },
  })
  const html = marked.parse(source, { async: false })
  return { ...page, html, headings }
}

/** A code block, under its file's name if it has one. The page's script adds the copy button. */
export function codeBlock(text: string, language: string, file: string): string {
  const label = file !== '' ? file : language === 'sh' ? 'Commands' : 'Code'
  const name = file === '' ? '' : `<figcaption>${escapeHtml(file)}</figcaption>`
  return `<figure class="code">${name}<pre tabindex="0" aria-label="${escapeHtml(label)}"><code>${highlight(text, language)}</code></pre></figure>\n`
}

/** If the first line is a comment with a file's name, that is the block's name. */
const fileLine = /^(?:\/\/|#|<!--) ?([\w./[\]-]+\.\w+)(?: -->)?\n+/

const plain = (html: string): string =>
  html
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')

function freeId(text: string, ids: Set<string>): string {
  const base =
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-+|-+$/g, '') || 'section'
  let id = base
  for (let count = 2; ids.has(id); count += 1) id = `${base}-${count}`
  ids.add(id)
  return id
}
