import { createServer, type ResolvedConfig } from 'vite'
import { outputOf } from './site/output-of.ts'

/** Milliseconds without a further change after which a build starts: editors and version control write many files. */
const pause = 100

/**
 * Builds again after each change of the project's files, one build at a time: `vite build --watch`. A build that fails is
 * reported, and the next change tries again.
 */
export async function watchProject(config: ResolvedConfig, build: () => Promise<void>): Promise<void> {
  const { root, logger } = config
  const { folder } = outputOf(config)
  // Vite's own watcher, which knows what to leave out.
  const { watcher } = await createServer({
    root,
    configFile: false,
    envFile: false,
    logLevel: 'silent',
    appType: 'custom',
    optimizeDeps: { noDiscovery: true },
    server: { middlewareMode: true, ws: false, watch: { ignored: [`${folder}/**`, '**/.stowaway/**'] } },
  })
  let isBuilding = false
  let hasChanged = false
  let timer: NodeJS.Timeout | undefined
  const run = async (): Promise<void> => {
    if (isBuilding) return
    isBuilding = true
    while (hasChanged) {
      hasChanged = false
      try {
        await build()
      } catch (error) {
        logger.error(error instanceof Error ? error.message : String(error), { timestamp: true })
      }
    }
    isBuilding = false
  }
  watcher.on('all', () => {
    hasChanged = true
    clearTimeout(timer)
    timer = setTimeout(run, pause)
  })
  logger.info('stowaway: watching for changes.')
}
