import type { BuildEnvironment, ViteBuilder } from 'vite'
import { aloneBuild } from '../environment-options.ts'

/** Builds an own environment, whatever plugins have made of its options, and lists no internal files. */
export function buildAlone(builder: ViteBuilder, environment: BuildEnvironment): ReturnType<ViteBuilder['build']> {
  const { name, config, logger } = environment
  Object.assign(config.build, aloneBuild(name, config.build))
  environment.logger = { ...logger, info: () => undefined }
  return builder.build(environment)
}
