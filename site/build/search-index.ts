import { renderMarkdown } from './markdown.ts'

/** A part of a page that can be found: `[page, heading's id, page's title, heading, text]`; short, since it is sent. */
export type SearchEntry = readonly [page: string, id: string, title: string, heading: string, text: string]

/** The text of all pages by its headings. */
export function searchIndex(sources: ReadonlyMap<string, string>): readonly SearchEntry[] {
  return [...sources].flatMap(([page, source]) => {
    const { title, html } = renderMarkdown(source)
    return html.split(/(?=<h[23] )/).map((part): SearchEntry => {
      const [, id = '', heading = ''] = /^<h[23] id="([^"]*)">([\s\S]*?) <a class="anchor"/.exec(part) ?? []
      const text = part.replace(/^<h[1-3][\s\S]*?<\/h[1-3]>/, '')
      return [page, id, title, plain(heading), plain(text)]
    })
  })
}

const plain = (html: string): string =>
  html
    .replace(/<\/?(?:a|code|em|span|strong)\b[^>]*>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
    .trim()
