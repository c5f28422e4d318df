import { isContextGrown } from './context-growth.ts'
import { type EndpointFacts, hasAnyHandler, hasHandler, hasLegacyHandler } from './endpoint-facts.ts'
import type { ProjectFacts } from './facts.ts'
import { withoutSlashes } from './without-slashes.ts'

/** How our build ended. */
export type BuildOutcome =
  | { readonly exitCode: 0 }
  | { readonly exitCode: 1; readonly code: string; readonly message: string; readonly file?: string }

/** How Astro's build ended, where it failed. */
export interface AstroFailure {
  readonly errorName?: string | null
  readonly firstLine?: string
}

const codeOfError: Readonly<Record<string, string>> = {
  DuplicateStaticPath: 'D02',
  EndpointHandlerIsNotAFunction: 'D05',
  EndpointHasNoHandler: 'D05',
  IndexIsNotHtml: 'D06',
  InvalidPrerenderExport: 'D11',
  InvalidRedirectDestination: 'D17',
  NoMatchingStaticPathFound: 'D02',
  PrerenderMissingGet: 'D01',
  RouteCollision: 'D11',
  RouteParamRepeated: 'D17',
  StaticStatusFailed: 'D21',
  UnsupportedExternalRedirect: 'D17',
}

/**
 * The code that explains why a build failed here and not in Astro, or the other way round. `file` is the one that
 * the error names.
 */
export function buildCode(
  ours: BuildOutcome,
  astro: AstroFailure,
  facts: ProjectFacts,
  file: string | undefined,
): string | undefined {
  const endpoint = facts.endpoints.find((one) => one.file === file)
  if (ours.exitCode === 0) {
    if (astro.errorName === 'NoAdapterInstalled') return 'D11'
    return /^EISDIR\b/.test(astro.firstLine ?? '') && facts.endpoints.some(isIndex) ? 'D06' : undefined
  }
  // Astro 2 ignores upper case. That the old form has no `get` is no matter of its version.
  const isIgnoredByAstro =
    facts.astro < 3 && endpoint !== undefined && hasHandler(endpoint, 'GET') && !hasLegacyHandler(endpoint, 'GET')
  if (isIgnoredByAstro) return 'L1'
  // Error pages are written whatever their status.
  const isPage = endpoint === undefined || !facts.isPrerendered(endpoint) || /^(?:404|500)\.[jt]s$/.test(endpoint.file)
  return ours.code === 'StaticStatusFailed' && isPage ? undefined : codeOfError[ours.code]
}

const isIndex = ({ file }: EndpointFacts) => /(?:^|\/)index\.[jt]s$/.test(file)

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
  /** The paths of all files that Astro wrote. */
  readonly recorded: ReadonlySet<string>
}

/** Whether this is a file of Astro's under the name that other hosts look up. */
function isSecondName(path: string, { facts, recorded }: Pick<FileView, 'facts' | 'recorded'>): boolean {
  const first = path.replaceAll('#', '%23').replaceAll('?', '%3F')
  return first !== path && recorded.has(first) && facts.matching(`/${first}`).some((one) => facts.isPrerendered(one))
}

/** The code that explains a file that one of the two did not write, or wrote with other bytes. */
export function fileCode({ path, kind, expected, actual, facts, recorded }: FileView): string | undefined {
  const notFound = facts.endpoints.find(({ file }) => /^404\.[jt]s$/.test(file))
  if (/^404(?:\.html)?$/.test(path) && notFound !== undefined && facts.isPrerendered(notFound)) return 'D12'
  if (kind === 'extra' && isSecondName(path, { facts, recorded })) return 'D21'
  const sources = facts.matching(`/${path}`)
  if (sources.some(({ prerender }) => prerender === 'computed')) return 'D11'
  if (kind === 'bytes') {
    if (facts.astro < 3 && isContextGrown(expected, actual)) return 'L1'
    if (sources.some(({ paginates }) => paginates) && withoutSlashes(expected) === withoutSlashes(actual)) return 'D16'
    return sources.some(({ file }) => isReparsed(file, path)) ? 'D02' : undefined
  }
  if (facts.astro < 3) return legacyFileCode(path, facts)
  if (sources.some((endpoint) => !hasAnyHandler(endpoint))) return 'D05'
  if (sources.some((endpoint) => !hasHandler(endpoint, 'GET'))) return 'D01'
  return isIndexFile(path, kind, facts) ? 'D06' : undefined
}

/** Whether this is an endpoint `index.ts` next to files, which we write as `index.html`. */
function isIndexFile(path: string, kind: 'missing' | 'extra' | 'bytes', facts: ProjectFacts): boolean {
  const folder = kind === 'extra' ? path.replace(/(?:^|\/)index\.html$/, '') : path
  if (kind === 'extra' && folder === path) return false
  const prefix = folder === '' ? '' : `${folder}/`
  const inFolder = facts.endpoints.filter(({ file }) => file.startsWith(prefix))
  const index = inFolder.find(({ file }) => /^index\.[jt]s$/.test(file.slice(prefix.length)))
  return index !== undefined && facts.isPrerendered(index) && (folder === '' || inFolder.length > 1)
}

/** Astro 2 wrote `rest.txt` for an empty `rest/[...path].txt`, Astro 7 writes `rest/.txt`; it ignored upper case. */
function legacyFileCode(path: string, facts: ProjectFacts): string | undefined {
  const folder = path.replace(/\/?(\.[^./]+)$/, '')
  const isEmptyRest = facts.endpoints.some(({ file }) => file.startsWith(`${folder}/[...`))
  const isUpperCase = facts.matching(`/${path}`).some((endpoint) => !hasLegacyHandler(endpoint, 'GET'))
  return isEmptyRest || isUpperCase ? 'L1' : undefined
}
