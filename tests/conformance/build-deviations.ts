import { isContextGrown } from './context-growth.ts'
import { hasAnyHandler, hasHandler, hasLegacyHandler } from './endpoint-facts.ts'
import type { ProjectFacts } from './facts.ts'

/** How our build ended. */
export type BuildOutcome =
  | { readonly exitCode: 0 }
  | { readonly exitCode: 1; readonly code: string; readonly message: string; readonly file?: string }

const codeOfError: Readonly<Record<string, string>> = {
  DuplicateStaticPath: 'D02',
  EndpointHandlerIsNotAFunction: 'D05',
  EndpointHasNoHandler: 'D05',
  IndexIsNotHtml: 'D06',
  InvalidPrerenderExport: 'D11',
  NoMatchingStaticPathFound: 'D02',
  PrerenderMissingGet: 'D01',
  RouteCollision: 'D11',
  StaticStatusFailed: 'D20',
}

/**
 * The code that explains why a build failed here and not in Astro, or the other way round. `file` is the one that
 * the error names.
 */
export function buildCode(
  ours: BuildOutcome,
  astroError: string | null | undefined,
  facts: ProjectFacts,
  file: string | undefined,
): string | undefined {
  const endpoint = facts.endpoints.find((one) => one.file === file)
  if (ours.exitCode === 0) {
    if (astroError === 'NoAdapterInstalled') return 'D11'
    return undefined
  }
  const isIgnoredByAstro = facts.astro < 3 && endpoint !== undefined && !hasLegacyHandler(endpoint, 'GET')
  return isIgnoredByAstro ? 'L1' : codeOfError[ours.code]
}

const hasManyParams = (file: string) => file.split('/').some((segment) => segment.split('[').length > 2)

/** Whether Astro, which reads the params back from the path, gives a handler other params than its author listed. */
const isReparsed = (file: string, path: string) => hasManyParams(file) || /%/.test(path)

/** A written file that differs. `expected` and `actual` are texts. */
export interface FileView {
  readonly path: string
  readonly kind: 'missing' | 'extra' | 'bytes'
  readonly expected: string
  readonly actual: string
  readonly facts: ProjectFacts
}

/** The code that explains a file that one of the two did not write, or wrote with other bytes. */
export function fileCode({ path, kind, expected, actual, facts }: FileView): string | undefined {
  if (path === '404' || path === '404.html') return 'D12'
  if (kind === 'extra' && /[#?]/.test(path)) return 'D20'
  const sources = facts.matching(`/${path}`)
  if (sources.some(({ prerender }) => prerender === 'computed')) return 'D11'
  if (kind === 'bytes') {
    if (facts.astro < 3 && isContextGrown(expected, actual)) return 'L1'
    return sources.some(({ file }) => isReparsed(file, path)) ? 'D02' : undefined
  }
  if (facts.astro < 3) return legacyFileCode(path, facts)
  if (sources.some((endpoint) => !hasAnyHandler(endpoint))) return 'D05'
  if (sources.some((endpoint) => !hasHandler(endpoint, 'GET'))) return 'D01'
  if (/(?:^|\/)index\.html$/.test(path)) return 'D06'
  return undefined
}

/** Astro 2 wrote `rest.txt` for an empty `rest/[...path].txt`, Astro 7 writes `rest/.txt`; it ignored upper case. */
function legacyFileCode(path: string, facts: ProjectFacts): string | undefined {
  const folder = path.replace(/\/?(\.[^./]+)$/, '')
  const isEmptyRest = facts.endpoints.some(({ file }) => file.startsWith(`${folder}/[...`))
  const isUpperCase = facts.matching(`/${path}`).some((endpoint) => !hasLegacyHandler(endpoint, 'GET'))
  return isEmptyRest || isUpperCase ? 'L1' : undefined
}
