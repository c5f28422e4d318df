import * as guide from '../docs/guide.md'
import { frontmatter, rawContent } from '../docs/plain.md'
import { url } from './md/_page.md'

const end = (file: string) => file.slice(file.indexOf('/src/'))

export const GET = async () =>
  Response.json({
    frontmatter: guide.frontmatter,
    file: end(guide.file),
    url: guide.url ?? null,
    raw: guide.rawContent(),
    headings: guide.getHeadings(),
    plain: { frontmatter, raw: rawContent() },
    page: url ?? null,
    names: Object.keys(guide).sort(),
  })
