import picomatch from 'picomatch/posix.js'
import type { PrecacheFile } from '../../../sw/worker/worker-options.ts'
import type { OfflineOptions } from '../../project/offline-options.ts'
import type { Reporter } from '../../reporter.ts'
import { mayKeepOffline } from '../../scripts/own-scripts.ts'
import type { SiteFile } from '../site-file.ts'
import type { SiteHost } from '../site-host.ts'
import type { SiteProject } from '../site-project.ts'
import { isHostFile } from './host-file.ts'
import { precacheFiles } from './precache-files.ts'

/** From this size on, in bytes, a file that every visitor downloads is worth a warning. */
const largeFile = 5_000_000

interface OfflineFilesOptions {
  readonly project: SiteProject
  readonly host: Pick<SiteHost, 'assetsFolder' | 'publicFiles'>
  readonly reporter: Pick<Reporter, 'warn'>
}

/** What visitors keep, and how many files are left to the network. */
export interface OfflineReport {
  readonly files: number
  readonly bytes: number
  readonly leftOut: number
}

interface OfflineFiles {
  readonly precache: readonly PrecacheFile[]
  readonly report: OfflineReport
}

/** Chooses what is kept for offline use; `undefined` where the project keeps nothing. */
export async function offlineFiles(
  files: readonly SiteFile[],
  { project, host, reporter }: OfflineFilesOptions,
): Promise<OfflineFiles | undefined> {
  const {
    offline,
    serviceWorker: { importedBy },
  } = project.options
  if (offline === false) return undefined
  const options: OfflineOptions = offline === true ? {} : offline
  const candidates = files
    .filter(({ path }) => mayKeepOffline(path) && !path.endsWith('.map') && !isHostFile(path) && path !== importedBy)
    .toSorted((one, other) => (one.path < other.path ? -1 : 1))
  const names = candidates.map(({ path }) => path)
  warnOfUnused(options, names, reporter)
  const include = toPatterns(options.include)
  const isIncluded = include.length === 0 ? () => true : matcher(include)
  const isExcluded = matcher(toPatterns(options.exclude))
  const wanted = candidates.filter(({ path }) => isIncluded(path) && !isExcluded(path))
  const sized = await Promise.all(wanted.map(async (file) => ({ file, bytes: (await file.read()).byteLength })))
  const kept = sized.filter(({ bytes }) => bytes <= (options.maxFileSize ?? Number.POSITIVE_INFINITY))
  if (options.maxFileSize === undefined) {
    for (const { file, bytes } of kept.filter(({ bytes }) => bytes > largeFile)) {
      reporter.warn(
        `Every visitor downloads ${file.path} (${(bytes / 1_000_000).toFixed(1)} MB) for offline use. ` +
          'Leave it out with offline: { exclude } or { maxFileSize }, or name a larger maxFileSize.',
      )
    }
  }
  return {
    precache: await precacheFiles(
      kept.map(({ file }) => file),
      {
        base: project.base,
        assetsFolder: host.assetsFolder,
        publicFiles: host.publicFiles,
        verify: options.verify ?? true,
      },
    ),
    report: {
      files: kept.length,
      bytes: kept.reduce((sum, { bytes }) => sum + bytes, 0),
      leftOut: candidates.length - kept.length,
    },
  }
}

/** As Vite's own patterns: globs that match names which start with a dot too. */
const matcher = (patterns: readonly string[]): ((path: string) => boolean) => picomatch([...patterns], { dot: true })

function warnOfUnused(options: OfflineOptions, files: readonly string[], reporter: Pick<Reporter, 'warn'>): void {
  for (const name of ['include', 'exclude'] as const) {
    for (const pattern of toPatterns(options[name])) {
      if (!files.some(matcher([pattern]))) {
        reporter.warn(`offline.${name} "${pattern}" matches no file of the build. Patterns are relative to its folder.`)
      }
    }
  }
}

const toPatterns = (option: string | readonly string[] = []): string[] => [option].flat()
