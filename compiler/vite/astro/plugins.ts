import type { Plugin } from 'vite'
import type { Reporter } from '../../reporter.ts'
import { isOwnEnvironment } from '../environments.ts'
import type { Project } from '../project.ts'
import { assetsPlugin } from './assets-plugin.ts'
import { AstroConfigReader } from './astro-config-reader.ts'
import { contentPlugin } from './content-plugin.ts'
import type { ImageFiles } from './image-files.ts'
import { imagePlugin } from './image-plugin.ts'
import { markdownPlugin } from './markdown-plugin.ts'
import { settingsPlugin } from './settings-plugin.ts'
import { unsupportedPlugin } from './unsupported-plugin.ts'
import type { WatchedFiles } from './watched-files.ts'
import { zodPlugin } from './zod-plugin.ts'

interface AstroPluginsOptions {
  readonly getProject: () => Project
  readonly getReporter: () => Reporter | undefined
  readonly watched: WatchedFiles
  readonly images: ImageFiles
}

/** The `astro:` modules, where endpoints run. */
export function astroPlugins({ getProject, getReporter, watched, images }: AstroPluginsOptions): Plugin[] {
  const reader = new AstroConfigReader()
  const zod = zodPlugin(() => getProject().root)
  return [
    contentPlugin({ getProject, getReporter, watched }),
    { ...zod, applyToEnvironment: ({ name }) => isOwnEnvironment(name) },
    settingsPlugin({ getProject, reader, watched }),
    markdownPlugin(getProject),
    imagePlugin(getProject, images),
    assetsPlugin({ getProject, reader }),
    unsupportedPlugin(getProject),
  ]
}
