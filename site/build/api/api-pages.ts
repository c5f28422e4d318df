import { docstringBefore, docstringMarkdown } from './docstring.ts'
import { type ExportedName, exportedNames } from './exported-name.ts'
import { type ApiMember, membersOf } from './members.ts'
import { type PublicEntry, publicEntries } from './public-entries.ts'
import { signature } from './signature.ts'

export interface ApiName {
  readonly name: string
  readonly signature: string
  /** Empty if the source has no docstring. */
  readonly text: string
  readonly members: readonly ApiMember[]
  /** Relative to the package. */
  readonly file: string
}

export interface ApiEntry extends PublicEntry {
  readonly names: readonly ApiName[]
}

/** Everything that the package exports, as its source declares and explains it. */
export function readApi(): readonly ApiEntry[] {
  return publicEntries().map((entry) => ({
    ...entry,
    names: exportedNames(entry.file)
      .map(describeName)
      .sort((a, b) => rankOf(a) - rankOf(b)),
  }))
}

/** What most readers look for. */
const first = ['APIRoute', 'APIContext', 'Cookies', 'Session', 'GetStaticPaths']

const rankOf = ({ name }: ApiName): number => (first.includes(name) ? first.indexOf(name) : first.length)

function describeName(exported: ExportedName): ApiName {
  const { name, file, declarations } = exported
  const texts = declarations.map(({ start }) => docstringBefore(file.code, start))
  return {
    name,
    signature: signature(exported),
    text: texts.find(Boolean) ?? '',
    members: membersOf(exported),
    file: file.path,
  }
}

const purposes: Readonly<Record<string, string>> = {
  stowaway: 'For endpoint files and custom hosts.',
  'stowaway/middleware': 'For `src/middleware.ts`. `astro:middleware` is an alias.',
  'stowaway/worker': 'The parts of a built worker. The plugin imports this for you.',
  'stowaway/data': 'Collections of rows, and endpoints for them. [The guide](data.md) has examples.',
  'stowaway/storage': 'Lasting data for endpoints. [The guide](storage.md) has examples.',
  'stowaway/control': 'Controls endpoints from a page. [The guide](control.md) has examples.',
  'stowaway/testing': 'For tests with Vitest. [The guide](testing.md) has examples.',
  'stowaway/testing/setup': 'What `test.setupFiles` of Vitest names. [The guide](testing.md) has examples.',
  'stowaway/testing/node': 'For tests with other runners. [The guide](testing.md#other-test-runners) has examples.',
  'stowaway/testing/playwright': 'For tests with Playwright. [The guide](playwright.md) has examples.',
  'stowaway/testing/storybook': 'For stories in Storybook. [The guide](storybook.md) has examples.',
  'stowaway/client': 'For the scripts of pages.',
  'stowaway/compiler': 'Compiles a project that is in memory. [The guide](compiler.md) has examples.',
  'stowaway/live': 'Runs a compiled project in the page. [The guide](compiler.md) has examples.',
  'stowaway/live/sandbox': 'The parts of `live-sandbox.js`. The plugin imports this for you.',
  'stowaway/live/worker': 'The parts of `live.js`. The plugin imports this for you.',
  'stowaway/node': 'Runs the endpoints on a Node server.',
  'stowaway/vite': 'For `vite.config.ts`. [All options](options.md).',
}

/** The API as pages of Markdown, by name: a list of everything, and one page an entry. */
export function apiPages(): ReadonlyMap<string, string> {
  const entries = readApi()
  return new Map([['api', overview(entries)], ...entries.map((entry) => [pageName(entry), entryPage(entry)] as const)])
}

const pageName = ({ specifier }: PublicEntry): string =>
  `api-${specifier.replace(/^stowaway\/?/, '').replaceAll('/', '-') || 'stowaway'}`

const purposeOf = ({ specifier }: PublicEntry): string => purposes[specifier] ?? ''

function overview(entries: readonly ApiEntry[]): string {
  const sections = entries.map((entry) => {
    const rows = entry.names.map(
      ({ name, text }) => `| [\`${name}\`](${pageName(entry)}.md#${name.toLowerCase()}) | ${firstSentence(text)} |`,
    )
    return `## ${entry.specifier}\n\n${purposeOf(entry)}\n\n| name | description |\n| --- | --- |\n${rows.join('\n')}\n`
  })
  return `# API overview\n\nEvery name that the package exports, grouped by entry. These pages are generated from the source.\n\n${sections.join('\n')}`
}

const firstSentence = (text: string): string =>
  (/^[\s\S]*?[.:](?=\s|$)/.exec(text)?.[0] ?? text).replace(/\s+/g, ' ').replace(/:$/, '.').replaceAll('|', '\\|')

function entryPage(entry: ApiEntry): string {
  const names = entry.names.map(
    ({ name, signature, text, members }) =>
      `## ${name}\n\n${docstringMarkdown(text)}\n\n\`\`\`ts\n${signature}\n\`\`\`\n\n${members.map(memberItem).join('\n')}\n`,
  )
  return `# ${entry.specifier}\n\n${purposeOf(entry)}\n\n${names.join('\n')}`
}

const memberItem = ({ name, text }: ApiMember): string => {
  const lines = docstringMarkdown(text).replaceAll('\n', '\n  ')
  return `- \`${name}\`:${lines.startsWith('- ') ? '\n\n  ' : ' '}${lines}`
}
