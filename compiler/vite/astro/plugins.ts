import type { Plugin } from 'vite'
import type { Reporter } from '../../reporter.ts'
import { isOwnEnvironment } from '../environments.ts'
import type { Project } from '../project.ts'
import { contentPlugin } from './content-plugin.ts'
import type { WatchedFiles } from './watched-files.ts'
import { zodPlugin } from './zod-plugin.ts'

interface AstroPluginsOptions {
  readonly getProject: () => Project
  readonly getReporter: () => Reporter | undefined
  readonly watched: WatchedFiles
}

/** The `astro:` modules, where endpoints run. */
export function astroPlugins({ getProject, getReporter, watched }: AstroPluginsOptions): Plugin[] {
  const zod = zodPlugin(() => getProject().root)
  return [
    contentPlugin({ getProject, getReporter, watched }),
    { ...zod, applyToEnvironment: ({ name }) => isOwnEnvironment(name) },
  ]
}
