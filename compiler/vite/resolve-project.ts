import { resolve } from 'node:path'
import { resolveConfig } from 'vite'
import { isRelativeBase } from '../project/relative-base.ts'
import { inlineConfig, type ProjectOptions } from './inline-config.ts'
import { createProject, type Project } from './project.ts'

/** A project's settings, for commands that build nothing. All paths are absolute. A relative base is one of a build. */
export async function resolveProject(options: ProjectOptions): Promise<Project & { readonly outDir: string }> {
  const config = await inlineConfig(options, 'serve')
  const resolved = await resolveConfig(config, 'serve')
  const plugin = resolved.plugins.find(({ name }) => name === 'stowaway')
  return {
    ...createProject(resolved, plugin?.api.options),
    isRelative: isRelativeBase(config.base ?? '/'),
    outDir: resolve(resolved.root, resolved.build.outDir),
  }
}
