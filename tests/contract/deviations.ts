/** A place where Stowaway differs from Astro on purpose. */
export interface ContractDeviation {
  readonly code: string
  /** What is different, and why that is better. */
  readonly reason: string
  /** The case of the table that shows it: its group and its name. */
  readonly shownBy: readonly [group: string, name: string]
}

/** The deviations of the design, in its order, then those of the decision pages. */
export const contractDeviations = [
  {
    code: 'D01',
    reason:
      'An unsupported method names the supported ones in Allow, OPTIONS is answered, a prerendered file needs GET',
    shownBy: ['methods and bodies', 'an unsupported method is answered by the 404 page, and Allow names the others'],
  },
  {
    code: 'D02',
    reason:
      "Handlers get the author's own params and props; duplicates and entries that do not round-trip are errors that name the entry",
    shownBy: ['routes and prerendering', "the author's own params and props reach a prerendered endpoint"],
  },
  {
    code: 'D03',
    reason:
      'A failure gets 500.ts, by its GET if need be, or a plain 500, never a catch-all route; nothing that failed runs twice',
    shownBy: ['error pages', 'a failing endpoint runs once, and no catch-all route answers for it'],
  },
  {
    code: 'D04',
    reason: 'Cookies and headers of middleware can be set on an immutable Response, instead of failing the request',
    shownBy: ['cookies', 'set beside an immutable Response are sent'],
  },
  {
    code: 'D05',
    reason:
      'Declarations, tests and modules without a handler in the pages folder are no routes: the next route answers',
    shownBy: ['builds', 'declarations and tests in the pages folder are no endpoints'],
  },
  {
    code: 'D06',
    reason: 'A 500 without a 500.ts has a safe text as body; index.ts is written as index.html or is a clear error',
    shownBy: ['error pages', 'a 500 without a 500 endpoint has our text'],
  },
  {
    code: 'D07',
    reason: "Partially dynamic segments rank by static characters and code points, not by the machine's locale",
    shownBy: [
      'routes and prerendering',
      'of two partially dynamic segments the one with more static characters answers',
    ],
  },
  {
    code: 'D08',
    reason:
      "A thrown Response is the answer; a content type that the author did not set is filled by the route's extension",
    shownBy: ['handlers that throw', 'a Response that is thrown is the answer'],
  },
  {
    code: 'D09',
    reason: 'Reading request.headers in a prerendered endpoint warns once per route, not per access',
    shownBy: ['routes and prerendering', 'a prerendered endpoint sees no headers and no query'],
  },
  {
    code: 'D10',
    reason: 'The base is strict: nothing outside it is answered, and it is taken off once',
    shownBy: ['base', 'nothing outside of the base is answered'],
  },
  {
    code: 'D11',
    reason:
      'Two endpoints or redirects for the same paths are an error, prerender is the value of the module, no adapter is needed, lower-case exports run too',
    shownBy: ['routes and prerendering', 'prerender is the value of the module, computed or not'],
  },
  {
    code: 'D12',
    reason: 'A prerendered 404.ts is served with its body',
    shownBy: ['error pages', 'a prerendered 404 endpoint is served with its body'],
  },
  {
    code: 'D13',
    reason: 'In the worker, addresses that match nothing are left to the host: no middleware, no 404.ts',
    shownBy: ['error pages', 'what matches nothing is the 404 endpoint'],
  },
  {
    code: 'D14',
    reason: 'context.generator names Stowaway (decisions/0001-generator.md)',
    shownBy: ['routes and prerendering', 'context.generator names the product'],
  },
  {
    code: 'D15',
    reason: "A 2xx from 404.ts or 500.ts gets the error's status",
    shownBy: ['error pages', 'what matches nothing is the 404 endpoint'],
  },
  {
    code: 'D16',
    reason: 'The addresses of paginate are those of files, without a slash',
    shownBy: ['builds', 'the addresses of paginate are those of files, without a slash'],
  },
  {
    code: 'D17',
    reason:
      'The rules of redirects are checked and filled at build, those with a status too; a param may occur once in a route',
    shownBy: ['builds', 'a redirect with a status fills the params of its destination'],
  },
  {
    code: 'D18',
    reason: 'A missing slash is added with 308 for all methods but GET, so that the body survives (decisions/0016)',
    shownBy: ['redirects', 'to the missing slash, of a POST, keep the method'],
  },
  {
    code: 'D19',
    reason: 'The target of a redirect is percent-encoded, so that every host sends the same bytes (decisions/0017)',
    shownBy: ['redirects', 'to letters outside ASCII'],
  },
  {
    code: 'D20',
    reason: 'A Node server answers TRACE with 501, since no handler can be asked for it (decisions/0018)',
    shownBy: ['requests out of the ordinary', 'TRACE, which no handler can be asked for'],
  },
  {
    code: 'D21',
    reason:
      'A prerendered file has each name that hosts look up, its address never has a slash, and an answer with 500 or above is no file (decisions/0019)',
    shownBy: ['prerendered files', 'whose param is c#'],
  },
] as const satisfies readonly ContractDeviation[]

export type DeviationCode = (typeof contractDeviations)[number]['code']

/** The reason of a deviation, for whoever judges recorded cases. */
export function reasonOf(code: DeviationCode): string {
  return contractDeviations.find((one) => one.code === code)?.reason ?? code
}
