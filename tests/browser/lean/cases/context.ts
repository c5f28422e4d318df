import type { Feature, LeanCase } from '../lean-case.ts'

/** The names of the context: what an endpoint says of the value `v`, and what that is at `at/7?q=1`. */
const names: Readonly<Record<string, readonly [expression: string, says: string]>> = {
  params: ['v.id', '7'],
  props: ['JSON.stringify(v)', '{}'],
  request: ['v.method + new URL(v.url).search', 'GET?q=1'],
  url: ['v.pathname.slice(-5) + v.search', '/at/7?q=1'],
  site: ['v.href', 'https://example.com/'],
  generator: ['v.split(" ")[0]', 'Stowaway'],
  cookies: ['(v.set("a", "b"), v.get("a").value)', 'b'],
  originPathname: ['v', '/at/7/'],
  redirect: ['v("/there", 302).status', '302'],
  locals: ['((v.user = "Ann"), JSON.stringify(v))', '{"user":"Ann"}'],
  session: ['(v.set("k", 5), await v.get("k"))', '5'],
  currentLocale: ['v', 'en'],
  preferredLocale: ['v === undefined || v === "en"', 'true'],
  preferredLocaleList: ['Array.isArray(v)', 'true'],
  signal: ['v.aborted', 'false'],
  waitUntil: ['(v(Promise.resolve()), "kept")', 'kept'],
  rewrite: ['await (await v(import.meta.env.BASE_URL + "other")).text()', 'the other'],
  csp: ['typeof v', 'undefined'],
  cache: ['typeof v', 'object'],
  logger: ['typeof v.info', 'function'],
  callAction: ['typeof v', 'function'],
  getActionResult: ['typeof v', 'function'],
  routePattern: ['v', '/at/[id]'],
  isPrerendered: ['v', 'false'],
}

const pick = { 'lib/pick.ts': 'export function pick(from) { return from.NAME }' }

type Way = readonly [code: string, more?: Readonly<Record<string, string>>]

/** Ways to reach a name that the compiler follows; `say(v)` answers with what is said of it. */
const followed: Readonly<Record<string, Way>> = {
  'a pattern with a default and another name': ['export const GET = async ({ NAME: v = undefined } = {}) => say(v)'],
  'a pattern inside of the handler': ['export async function GET(c) { const { NAME: v } = c; return say(v) }'],
  'an optional member': ['export const GET = async (context) => say(context?.NAME)'],
  'a text': ["export const GET = async (context) => say(context['NAME'])"],
  'a function of another module': [
    "import { pick } from '../../lib/pick'; export const GET = async (context) => say(pick(context))",
    pick,
  ],
  'an alias': ['export const GET = async (context) => { const c = context; const d = c; return say(d.NAME) }'],
  'a closure': ['export const GET = async (context) => say((() => () => context.NAME)()())'],
  'another export name': ['const handler = async ({ NAME: v }) => say(v); export { handler as GET }'],
  'another file': [
    "export { GET } from '../../lib/handlers'",
    { 'lib/handlers.ts': 'SAY; export const GET = async ({ NAME: v }) => say(v)' },
  ],
  'everything of another file': [
    "export * from '../../lib/handlers'",
    { 'lib/handlers.ts': 'SAY; export const ALL = async ({ NAME: v }) => say(v)' },
  ],
  ALL: ['export const ALL = async ({ NAME: v }) => say(v)'],
}

/** Ways that may lead anywhere. */
const doubtful: Readonly<Record<string, Way>> = {
  'a text made of parts': [`export const GET = async (context) => say(context[[...'NAME'].join('')])`],
  'a function of a namespace': [
    "import * as lib from '../../lib/pick'; export const GET = async (context) => say(lib.pick(context))",
    pick,
  ],
  'Reflect.get': ["export const GET = async (context) => say(Reflect.get(context, 'NAME'))"],
  'a getter': ['export const GET = async (context) => say({ get v() { return context.NAME } }.v)'],
  'a static method': [
    'class Answers { static async get({ NAME: v }) { return say(v) } } export const GET = Answers.get',
  ],
  arguments: ['export async function GET() { return say(arguments[0].NAME) }'],
  'a generator': ['export const GET = async (context) => say([...(function* () { yield context.NAME })()][0])'],
  bind: ['async function get({ NAME: v }) { return say(v) } export const GET = get.bind(null)'],
  call: ['async function get({ NAME: v }) { return say(v) } export const GET = (context) => get.call(null, context)'],
  apply: ['async function get({ NAME: v }) { return say(v) } export const GET = (...all) => get.apply(null, all)'],
  'a factory': ['const make = (say) => async ({ NAME: v }) => say(v); export const GET = make(say)'],
  'a default param': ['export const GET = async (context, v = context.NAME) => say(v)'],
  'another handler later': [
    'export async function GET() { return say() } GET = async function ({ NAME: v }) { return say(v) }',
  ],
  'assigned to a pattern': [
    'let v; const answer = () => say(v); export const GET = async (context) => { ({ NAME: v } = context); return answer() }',
  ],
}

const sayOf = (expression: string): string =>
  `const say = async (v) => new Response(String(${expression}), { headers: { 'x-kind': 'said' } })`

interface Source {
  /** Two letters. */
  readonly folder: string
  readonly name: string
  readonly way: Way
}

/** The endpoint that reaches a name in one way, and the files that it needs. */
function filesOf({ folder, name, way: [code, more = {}] }: Source): Readonly<Record<string, string>> {
  const say = sayOf(names[name]?.[0] ?? '')
  const source = (text: string): string =>
    `// @ts-nocheck\n${text.replaceAll('SAY', say).replaceAll('NAME', name).replaceAll('/lib/', `/lib/${folder}/`)}`
  const others = Object.entries(more).map(([path, text]) => [path.replace('lib/', `lib/${folder}/`), source(text)])
  return { [`pages/${folder}/[id].ts`]: source(`${say}\n${code}`), ...Object.fromEntries(others) }
}

const caseOf = (name: string, sources: readonly Source[], lacks: readonly Feature[] = []): LeanCase => ({
  name,
  files: Object.assign(
    { 'pages/other.ts': "export const GET = () => new Response('the other')" },
    ...sources.map(filesOf),
  ),
  asks: sources.map(({ folder, name }) => ({
    path: `${folder}/7?q=1`,
    says: (names[name]?.[1] ?? '').replaceAll('/at/', `/${folder}/`),
    headersBack: { 'x-kind': 'said' },
  })),
  options: { site: 'https://example.com', i18n: { defaultLocale: 'en', locales: ['en', 'it'] } },
  lacks,
})

/** Each of some names, in one of the ways that are followed. */
const followedNames = (list: readonly string[]): readonly Source[] =>
  list.map((name, index) => {
    const ways = Object.values(followed)
    return { folder: `p${String.fromCharCode(97 + index)}`, name, way: ways[index % ways.length] ?? [''] }
  })

const ordered = Object.keys(names)
const large: readonly Feature[] = ['session', 'rewrite']

export const contextCases: readonly LeanCase[] = [
  caseOf(
    'the small names of the context',
    followedNames(ordered.filter((name) => !large.some((one) => one === name))),
    large,
  ),
  caseOf('context.session alone', followedNames(['session']), ['rewrite']),
  caseOf('context.rewrite alone', followedNames(['rewrite']), ['session']),
  ...Object.entries(doubtful).map(([title, way], index) => {
    const name = ordered[(index * 5 + 2) % ordered.length] ?? ''
    return caseOf(`context.${name} by ${title}`, [{ folder: 'at', name, way }])
  }),
]
