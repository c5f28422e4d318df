import type { BuildEnvironment, ViteBuilder } from 'vite'
import { aloneBuild } from '../environment-options.ts'
import { stagingFolder } from '../staging.ts'

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
  const { rolldownOptions = {}, ...options } = aloneBuild(name, config.build, stagingFolder(config.root))
  const output = { ...rolldownOptions.output, ...(file !== undefined && { entryFileNames: file }) }
  Object.assign(config.build, options, { rolldownOptions: { ...rolldownOptions, output } })
  environment.logger = { ...logger, info: () => undefined }
  // It prints on its own.
  const reporter = environment.plugins.findIndex((plugin) =>
    /^(?:native|vite|builtin:vite)[:-]reporter$/.test(plugin.name),
  )
  if (reporter >= 0 && Array.isArray(environment.plugins)) environment.plugins.splice(reporter, 1)
  return builder.build(environment)
}
