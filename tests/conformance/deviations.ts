import { reasonOf } from '../contract/deviations.ts'
import type { CaseView } from './case-view.ts'
import type { Deviation } from './deviation.ts'
import { hasAnyHandler, hasHandler, hasLegacyHandler } from './endpoint-facts.ts'
import { type Difference, essence } from './judge.ts'
import { isEncoded, legacyVersion } from './legacy-version.ts'
import { baseLeniency } from './route-facts.ts'
import { isRankedOtherwise } from './segment-rank.ts'
import { typesByExtension } from './types-by-extension.ts'
import { withoutSlashes } from './without-slashes.ts'

/** What the platform writes for a text as body. */
const typeOfTexts = 'text/plain;charset=utf-8'

const bodyParts = /^(?:body|header content-type)$/

/** What an endpoint or middleware puts into its own answer, beside the status. */
const answerParts = /^(?:body|header (?:content-type|x-.*))$/

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

const addsSlash = (path: string, location: string | readonly string[] | undefined) => {
  const [pathname, ...query] = path.split('?')
  return location === [`${pathname}/`, ...query].join('?')
}

const errorEndpoint = ({ facts }: CaseView, status: number) =>
  facts.endpoints.find(({ file }) => new RegExp(`^${status}\\.[jt]s$`).test(file))

const isSuccess = (status: number) => status >= 200 && status < 300

/** The deviations of the design, in its order, then those of the decision pages. */
export const deviations: readonly Deviation[] = [
  {
    code: 'D01',
    reason: reasonOf('D01'),
    explains: ({ where }, view) =>
      isUnsupportedMethod(view) &&
      (where === 'header allow'
        ? view.expected.headers.allow === undefined
        : view.request.method === 'OPTIONS' && view.actual.status === 204 && view.actual.headers.allow !== undefined),
  },
  {
    code: 'D02',
    reason: reasonOf('D02'),
  },
  {
    code: 'D03',
    reason: reasonOf('D03'),
    explains: ({ where }, view) => {
      const { expected, actual, facts, request } = view
      const page = errorEndpoint(view, 500)
      if (actual.status !== 500 || !endpointsOf(view).some(({ throws }) => throws)) return false
      if (page === undefined) return expected.status !== 500 && facts.matching('/500').length > 0
      const isReached =
        (!hasHandler(page, request.method) && hasHandler(page, 'GET')) ||
        endpointsOf(view).some(({ throwsNothing }) => throwsNothing)
      return isReached && expected.status === 500 && isEmpty(expected) && answerParts.test(where)
    },
  },
  {
    code: 'D04',
    reason: reasonOf('D04'),
    explains: (_, view) => {
      const { expected, actual, facts } = view
      if (expected.status !== 500 || actual.status === 500) return false
      const isChanged = facts.hasMiddleware && endpointsOf(view).some(({ makesImmutable }) => makesImmutable)
      return actual.headers['set-cookie'] !== undefined || isChanged
    },
  },
  {
    code: 'D05',
    reason: reasonOf('D05'),
    explains: (_, view) => {
      const found = endpointsOf(view)
      if (view.actual.status === 500) return false
      const isNoRoute = view.expected.status === 404 && found.some((endpoint) => !hasAnyHandler(endpoint))
      return isNoRoute || found.some(({ file }) => isExcludedFile(file))
    },
  },
  {
    code: 'D06',
    reason: reasonOf('D06'),
    explains: ({ where }, view) => {
      const { expected, actual } = view
      if (expected.status !== 500 || actual.status !== 500 || errorEndpoint(view, 500) !== undefined) return false
      return isEmpty(expected) && bodyParts.test(where)
    },
  },
  {
    code: 'D07',
    reason: reasonOf('D07'),
    explains: (_, view) => isRankedOtherwise(endpointsOf(view).map(({ file }) => file)),
  },
  {
    code: 'D08',
    reason: reasonOf('D08'),
    explains: ({ where }, view) => {
      const { expected, actual, request } = view
      if (expected.status !== actual.status) {
        return expected.status === 500 && endpointsOf(view).some(({ throwsResponse }) => throwsResponse)
      }
      const given = expected.headers['content-type']
      const isFilled = given === undefined || String(given).toLowerCase() === typeOfTexts
      if (where !== 'header content-type' || !isFilled) return false
      return typesByExtension(request.path, endpointsOf(view)).includes(essence(actual.headers['content-type']))
    },
  },
  { code: 'D09', reason: reasonOf('D09') },
  {
    code: 'D10',
    reason: reasonOf('D10'),
    explains: (_, { facts, request, actual }) => {
      const where = baseLeniency(facts.base, request.path)
      return where === 'doubled' || (where === 'outside' && isRefusal(actual, facts.base))
    },
  },
  {
    code: 'D11',
    reason: reasonOf('D11'),
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
    reason: reasonOf('D12'),
    explains: ({ where }, view) => {
      const { expected, actual, facts } = view
      const page = errorEndpoint(view, 404)
      if (page === undefined || !facts.isPrerendered(page)) return false
      return expected.status === 404 && actual.status === 404 && isEmpty(expected) && bodyParts.test(where)
    },
  },
  {
    code: 'D13',
    reason: reasonOf('D13'),
    explains: ({ where }, view) => {
      const { expected, actual, facts, request, inWorker } = view
      const isUnmatched = endpointsOf(view).length === 0 && facts.redirectsFrom(request.path).length === 0
      if (!inWorker || !isUnmatched || actual.status !== 404) return false
      // Only what the page for missing addresses or middleware would have given.
      if (expected.status !== 404) return facts.hasMiddleware
      return answerParts.test(where) && (facts.hasMiddleware || errorEndpoint(view, 404) !== undefined)
    },
  },
  {
    code: 'D14',
    reason: reasonOf('D14'),
    explains: ({ where }, view) =>
      where === 'body' &&
      view.expected.status === view.actual.status &&
      endpointsOf(view).some(({ readsGenerator }) => readsGenerator),
  },
  {
    code: 'D15',
    reason: reasonOf('D15'),
    explains: ({ where }, view) => {
      const { expected, actual } = view
      const page = errorEndpoint(view, actual.status)
      if (where !== 'status' || page === undefined || !isSuccess(expected.status)) return false
      const others = endpointsOf(view).filter((endpoint) => endpoint !== page)
      return actual.status === 404 ? others.length === 0 : others.every(({ throws }) => throws)
    },
  },
  {
    code: 'D16',
    reason: reasonOf('D16'),
    explains: ({ where }, view) =>
      where === 'body' &&
      endpointsOf(view).some(({ paginates }) => paginates) &&
      withoutSlashes(view.expected.bodyText ?? '') === withoutSlashes(view.actual.bodyText ?? ''),
  },
  {
    code: 'D17',
    reason: reasonOf('D17'),
    explains: ({ where }, { expected, facts, request }) =>
      where === 'header location' &&
      /\[.+\]/.test(String(expected.headers.location)) &&
      facts.redirectsFrom(request.path).some(({ target }) => typeof target === 'object'),
  },
  {
    code: 'D18',
    reason: reasonOf('D18'),
    explains: ({ where }, { expected, actual, request }) =>
      where === 'status' &&
      request.method !== 'GET' &&
      expected.status === 301 &&
      actual.status === 308 &&
      addsSlash(request.path, actual.headers.location),
  },
  {
    code: 'D19',
    reason: reasonOf('D19'),
    explains: ({ where }, { expected, actual }) =>
      where === 'header location' && encodeURI(String(expected.headers.location)) === actual.headers.location,
  },
  {
    code: 'D20',
    reason: reasonOf('D20'),
    explains: (_, { expected, actual, request }) =>
      /^(?:TRACE|TRACK|CONNECT)$/i.test(request.method) && expected.status === 500 && actual.status === 501,
  },
  {
    code: 'D21',
    reason: reasonOf('D21'),
    // The address of a prerendered file has no slash: none is added, and one that is there leads nowhere.
    explains: (_, { facts, expected, actual, request: { method, path } }) => {
      const [pathname = ''] = path.split('?')
      const bare = pathname.replace(/\/$/, '')
      const isFile = facts.matching(bare).some((one) => one.prerender === 'computed' || facts.isPrerendered(one))
      if (!isFile || bare === '' || !/^(?:GET|HEAD)$/.test(method)) return false
      return bare === pathname
        ? !/\.\w+$/.test(bare) &&
            expected.status === 301 &&
            actual.status === 200 &&
            addsSlash(path, expected.headers.location)
        : expected.status === 200 && actual.status === 404
    },
  },
  legacyVersion,
]

/** The codes that explain all differences, or `undefined` where one is unexplained. */
export function codesOf(found: readonly Difference[], view: CaseView): readonly string[] | undefined {
  const codes = found.map((difference) => deviations.find((one) => one.explains?.(difference, view))?.code)
  const explained = codes.filter((code) => code !== undefined)
  return explained.length === found.length ? [...new Set(explained)].sort() : undefined
}
