import type { CaseView } from './case-view.ts'
import type { Deviation } from './deviation.ts'
import { hasAnyHandler, hasHandler, hasLegacyHandler } from './endpoint-facts.ts'
import { type Difference, essence } from './judge.ts'
import { isEncoded, legacyVersion } from './legacy-version.ts'
import { baseLeniency } from './route-facts.ts'
import { isRankedOtherwise } from './segment-rank.ts'
import { typesByExtension } from './types-by-extension.ts'

const bodyParts = /^(?:body|header (?:content-type|x-.*))$/

const endpointsOf = ({ facts, request }: CaseView) => facts.matching(request.path)

const isEmpty = ({ bodyText, bodyBase64, headers }: CaseView['expected']) =>
  !bodyText && bodyBase64 === undefined && headers['content-type'] === undefined

/** Astro's 404 for a method that the endpoint has no handler for. */
const isUnsupportedMethod = (view: CaseView) =>
  view.expected.status === 404 && endpointsOf(view).some((endpoint) => !hasHandler(endpoint, view.request.method))

const isExcludedFile = (file: string) => /\.(?:d|test|spec)\.[jt]s$/.test(file)

/** A 404, or the development server's way to the base. */
const isRefusal = ({ status, headers }: CaseView['actual'], base: string) =>
  status === 404 || (status === 302 && headers.location === base)

/** The deviations of the design, in its order, then those of the decision pages. */
export const deviations: readonly Deviation[] = [
  {
    code: 'D01',
    reason:
      'An unsupported method names the supported ones in Allow, OPTIONS is answered, a prerendered file needs GET',
    explains: ({ where }, view) =>
      isUnsupportedMethod(view) &&
      (where === 'header allow'
        ? view.expected.headers.allow === undefined
        : view.request.method === 'OPTIONS' && view.actual.status === 204 && view.actual.headers.allow !== undefined),
  },
  {
    code: 'D02',
    reason:
      "Prerendered endpoints get the author's own params; duplicates and entries that do not round-trip are errors",
  },
  {
    code: 'D03',
    reason: 'A failure is answered by 500.ts or a plain 500, never by a catch-all route, and the handler runs once',
    explains: (_, view) =>
      view.actual.status === 500 &&
      view.expected.status !== 500 &&
      endpointsOf(view).some(({ throws }) => throws) &&
      !view.facts.endpoints.some(({ file }) => /^500\.[jt]s$/.test(file)) &&
      view.facts.matching('/500').length > 0,
  },
  {
    code: 'D04',
    reason: 'Cookies set beside an immutable Response are sent instead of failing the request',
    explains: (_, { expected, actual }) =>
      expected.status === 500 && actual.status !== 500 && actual.headers['set-cookie'] !== undefined,
  },
  {
    code: 'D05',
    reason: 'Declarations and tests in the pages folder are no endpoints; a module without a handler is an error',
    explains: (_, view) => {
      const found = endpointsOf(view)
      if (found.length === 0) return false
      if (view.actual.status === 500) return found.some((endpoint) => !hasAnyHandler(endpoint))
      return found.some(({ file }) => isExcludedFile(file))
    },
  },
  {
    code: 'D06',
    reason: 'A 500 without a 500.ts has a safe text as body; index.ts is written as index.html or is a clear error',
    explains: ({ where }, { expected, actual }) =>
      expected.status === 500 && actual.status === 500 && isEmpty(expected) && bodyParts.test(where),
  },
  {
    code: 'D07',
    reason: "Partially dynamic segments rank by static characters and code points, not by the machine's locale",
    explains: (_, view) => isRankedOtherwise(endpointsOf(view).map(({ file }) => file)),
  },
  {
    code: 'D08',
    reason: 'A thrown Response is the answer; a missing content type is filled by extension, so all hosts agree',
    explains: ({ where }, view) => {
      const { expected, actual, request } = view
      if (expected.status !== actual.status) {
        return expected.status === 500 && endpointsOf(view).some(({ throwsResponse }) => throwsResponse)
      }
      if (where !== 'header content-type' || expected.headers['content-type'] !== undefined) return false
      return typesByExtension(request.path, endpointsOf(view)).includes(essence(actual.headers['content-type']))
    },
  },
  { code: 'D09', reason: 'Reading request.headers in a prerendered endpoint warns once per route, not per access' },
  {
    code: 'D10',
    reason: 'The base is strict: nothing outside it is answered, and it is taken off once',
    explains: (_, { facts, request, actual }) => {
      const where = baseLeniency(facts.base, request.path)
      return where === 'doubled' || (where === 'outside' && isRefusal(actual, facts.base))
    },
  },
  {
    code: 'D11',
    reason:
      'Collisions are errors, prerender is the value of the module, no adapter is needed, lower-case exports run too',
    explains: (_, view) => {
      const { expected, actual, request, facts } = view
      if (facts.astro < 4) return facts.astro < 3 && isEncoded(view)
      if (endpointsOf(view).some(({ prerender }) => prerender === 'computed')) return true
      const isLegacy = (endpoint: ReturnType<typeof endpointsOf>[number]) =>
        !hasHandler(endpoint, request.method) && hasLegacyHandler(endpoint, request.method)
      return expected.status === 404 && actual.status !== 404 && endpointsOf(view).some(isLegacy)
    },
  },
  {
    code: 'D12',
    reason: 'A prerendered 404.ts is served with its body',
    explains: ({ where }, view) => {
      const { expected, actual, facts } = view
      const page = facts.endpoints.find(({ file }) => /^404\.[jt]s$/.test(file))
      if (page === undefined || !facts.isPrerendered(page)) return false
      return expected.status === 404 && actual.status === 404 && isEmpty(expected) && bodyParts.test(where)
    },
  },
  {
    code: 'D13',
    reason: 'In the worker, addresses that match nothing are left to the host: no middleware, no 404.ts',
    explains: (_, view) => view.inWorker && view.actual.status === 404 && endpointsOf(view).length === 0,
  },
  {
    code: 'D14',
    reason: 'context.generator names Stowaway (decisions/0001-generator.md)',
    explains: ({ where }, view) =>
      where === 'body' &&
      view.expected.status === view.actual.status &&
      endpointsOf(view).some(({ readsGenerator }) => readsGenerator),
  },
  legacyVersion,
]

/** The codes that explain all differences, or `undefined` where one is unexplained. */
export function codesOf(found: readonly Difference[], view: CaseView): readonly string[] | undefined {
  const codes = found.map((difference) => deviations.find((one) => one.explains?.(difference, view))?.code)
  const explained = codes.filter((code) => code !== undefined)
  return explained.length === found.length ? [...new Set(explained)].sort() : undefined
}
