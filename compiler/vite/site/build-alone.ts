import type { BuildEnvironment, ViteBuilder } from 'vite'
import { aloneBuild } from '../environment-options.ts'

/**
 * Builds an own environment, whatever plugins have made of its options, and lists no internal files. `file`: the name of
 * its only file.
 */
export function buildAlone(
  builder: ViteBuilder,
  environment: BuildEnvironment,
  file?: string,
): ReturnType<ViteBuilder['build']> {
  const { name, config, logger } = environment
  const { rolldownOptions = {}, ...options } = aloneBuild(name, config.build)
  const output = { ...rolldownOptions.output, ...(file !== undefined && { entryFileNames: file }) }
  Object.assign(config.build, options, { rolldownOptions: { ...rolldownOptions, output } })
  environment.logger = { ...logger, info: () => undefined }
  return builder.build(environment)
}
