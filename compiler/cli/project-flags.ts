import type { Command } from 'commander'
import type { StowawayOptions } from '../project/settings.ts'
import type { ProjectOptions } from '../vite/inline-config.ts'

/** The flags that every command on a project takes, as commander gives them. */
export interface ProjectFlags {
  readonly root?: string
  readonly config?: string | false
  readonly base?: string
  readonly outDir?: string
  readonly mode?: string
}

export function addProjectFlags(command: Command): Command {
  return command
    .option('--root <folder>', "the project's folder (default: the current one)")
    .option('-c, --config <file>', "Vite's configuration file (default: vite.config.* in the root, if any)")
    .option('--no-config', 'use no configuration file')
    .option('--base <path>', 'the path of the site (default: /)')
    .option('--outDir <folder>', 'the output folder (default: dist)')
    .option('-m, --mode <mode>', 'the mode, which chooses .env files (default: development or production)')
}

/** Only the given flags: without a flag, the configuration decides. */
export function projectOptions(flags: ProjectFlags, stowaway: StowawayOptions = {}): ProjectOptions {
  const { root, config, base, outDir, mode } = flags
  return {
    ...(root !== undefined && { root }),
    // Commander's `--no-config` makes `true` the default of `--config`.
    ...((typeof config === 'string' || config === false) && { config }),
    ...(base !== undefined && { base }),
    ...(outDir !== undefined && { outDir }),
    ...(mode !== undefined && { mode }),
    ...(Object.keys(stowaway).length > 0 && { stowaway }),
  }
}
