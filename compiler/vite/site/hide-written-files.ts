import type { Logger, ResolvedConfig, ViteBuilder } from 'vite'
import { isOwnEnvironment } from '../environments.ts'

/**
 * Keeps Vite from listing the files that it writes: they are only a part of the site. The report of the build has all of
 * them. Vite's reporter looks at the level, the logger is made.
 */
export function hideWrittenFiles(config: ResolvedConfig): void {
  if (config.logLevel === undefined || config.logLevel === 'info') Object.assign(config, { logLevel: 'warn' })
}

/** Keeps from the terminal when Vite starts and ends a bundle of endpoints: a project does not know of them. */
export function hideOwnEnvironments({ environments }: Pick<ViteBuilder, 'environments'>): void {
  for (const environment of Object.values(environments)) {
    const logger: Pick<Logger, 'info'> = environment.logger
    if (isOwnEnvironment(environment.name)) logger.info = () => {}
  }
}
