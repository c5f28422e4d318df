import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { createFilter } from 'vite'
import type { PrecacheFile } from '../../../sw/worker/worker-options.ts'
import { listFiles } from '../../node/list-files.ts'
import { precacheFiles } from '../../node/precache-files.ts'
import type { OfflineOptions } from '../../project/offline-options.ts'
import type { Reporter } from '../../reporter.ts'
import { isHostFile } from '../../site/offline/host-file.ts'
import type { Project } from '../project.ts'
import type { BuildReport } from './build-report.ts'

/** From this size on, in bytes, a file that every visitor downloads is worth a warning. */
const largeFile = 5_000_000

interface OfflineFilesOptions {
  readonly project: Project
  readonly folder: string
  readonly files: readonly string[]
  readonly assetsFolder: string
  readonly reporter: Reporter
}

interface OfflineFiles {
  readonly precache: readonly PrecacheFile[]
  readonly report: NonNullable<BuildReport['offline']>
}

/** Chooses what is kept for offline use; `undefined` where the project keeps nothing. */
export async function offlineFiles(given: OfflineFilesOptions): Promise<OfflineFiles | undefined> {
  const { project, folder, files, assetsFolder, reporter } = given
  const { offline } = project.options
  if (offline === false) return undefined
  const options: OfflineOptions = offline === true ? {} : offline
  const candidates = files.filter((file) => !file.endsWith('.map') && !isHostFile(file))
  warnOfUnused(options, candidates, reporter)
  const isWanted = createFilter(toPatterns(options.include), toPatterns(options.exclude), { resolve: false })
  const sized = await Promise.all(
    candidates
      .filter((file) => isWanted(file))
      .map(async (file) => ({ file, bytes: (await stat(join(folder, file))).size })),
  )
  const kept = sized.filter(({ bytes }) => bytes <= (options.maxFileSize ?? Number.POSITIVE_INFINITY))
  if (options.maxFileSize === undefined) {
    for (const { file, bytes } of kept.filter(({ bytes }) => bytes > largeFile)) {
      reporter.warn(
        `Every visitor downloads ${file} (${(bytes / 1_000_000).toFixed(1)} MB) for offline use. ` +
          'Leave it out with offline: { exclude } or { maxFileSize }, or name a larger maxFileSize.',
      )
    }
  }
  return {
    precache: await precacheFiles(
      folder,
      kept.map(({ file }) => file),
      {
        base: project.base,
        assetsFolder,
        publicFiles: project.publicFolder === undefined ? [] : await listFiles(project.publicFolder),
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

function warnOfUnused(options: OfflineOptions, files: readonly string[], reporter: Reporter): void {
  for (const name of ['include', 'exclude'] as const) {
    for (const pattern of toPatterns(options[name])) {
      if (!files.some(createFilter(pattern, [], { resolve: false }))) {
        reporter.warn(`offline.${name} "${pattern}" matches no file of the build. Patterns are relative to its folder.`)
      }
    }
  }
}

const toPatterns = (option: string | readonly string[] = []): string[] => [option].flat()
