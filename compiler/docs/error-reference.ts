import { catalogue } from '../../sw/core/errors/catalogue.ts'
import type { ErrorEntry } from '../../sw/core/errors/error-entry.ts'
import { errorTitles } from './error-titles.ts'

const head = `# Errors

Every error that Stowaway itself raises has a code that never changes, in the terminal, in the answer of the development
server and as \`error.code\`. Where Astro has the same error, the code is Astro's. What stands in \`<angle brackets>\` is
filled in.

Visitors do not load these texts. In a built worker and in pages, the message of an error is its code with the same values:
\`HandlerTimedOut (method: GET, address: /api/slow, seconds: 30)\`. Look the code up here, or on the page
\`@stowaway/errors\` of \`stowaway dev\`, or build with \`--mode development\`, which keeps the texts. They are also in
development, on a Node server, in the prerender pass and in the playground. Three kinds of texts are the same everywhere:

- \`EndpointDidNotReturnAResponse\` has Astro's message, which your 500 page may show. The values are in its \`cause\`.
- \`OfflineFileGone\` is an answer to visitors without a network.
- Mistakes in routes keep their texts in pages that use \`endpoint()\`.

This page is written from the catalogue by \`npm run docs:errors\`.
`

/** The reference page of all errors, in Markdown: one section a code, in the order of the alphabet. */
export function errorReference(): string {
  const sections = codesOf(catalogue).map((code) => section(code, errorTitles[code], renderEntry(catalogue[code])))
  return [head, ...sections].join('\n')
}

/** An entry's texts with `<name>` in place of each argument. */
export function renderEntry(entry: ErrorEntry<unknown>): Record<'message' | 'hint', string> {
  return { message: entry.message(placeholders), hint: entry.hint(placeholders) }
}

/** The codes in alphabetical order. */
const codesOf = <Code extends string>(entries: Readonly<Record<Code, unknown>>): Code[] =>
  // `Object.keys` returns exactly the keys of the catalogue.
  (Object.keys(entries) as Code[]).sort()

/** Arguments that are lists: the messages call methods of arrays on them. */
const lists: ReadonlySet<PropertyKey> = new Set([
  'addresses',
  'found',
  'issues',
  'known',
  'missing',
  'near',
  'offered',
  'problems',
])

const placeholder = (name: PropertyKey): string =>
  // Some hints put something before a file's extension.
  name === 'file' ? '<file>.ts' : `<${String(name)}>`

/** Arguments that messages read by rest properties, which copy only existing properties. */
const shared = { file: placeholder('file'), index: placeholder('index') }

const placeholders: unknown = new Proxy(shared, {
  get: (_, name) => (lists.has(name) ? [placeholder(name)] : placeholder(name)),
})

const section = (
  code: string,
  title: string,
  { message, hint }: Record<'message' | 'hint', string>,
): string => `## ${code}

${prose(title)}

${message
  .split('\n')
  .map((line) => `> ${prose(line)}`)
  .join('\n>\n')}

**What to do:** ${prose(hint)}
`

/** Plain text as Markdown; what stands in backticks is code there too. */
function prose(text: string): string {
  const isPaired = text.split('`').length % 2 === 1
  return text
    .split(isPaired ? '`' : /(?!)/)
    .map((part, index) => (index % 2 === 1 ? part : part.replace(/[\\*_[<]/g, '\\$&')))
    .join('`')
}
