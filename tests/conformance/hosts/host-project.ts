import type { HostProject } from '../../hosts/host.ts'
import { readOptions } from '../options.ts'
import type { Project } from '../recorded.ts'

/** A recorded project, as hosts take it. */
export function hostProject({ folder, settings }: Project): HostProject {
  const { base, stowaway } = readOptions(settings.config, settings.astro)
  return { folder, base, stowaway }
}
