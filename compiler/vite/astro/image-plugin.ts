import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { relative } from 'node:path'
import type { Plugin } from 'vite'
import { imageFile, readImage } from '../../content/read-image.ts'
import { imageAddress, imageModule } from '../../site/image-module.ts'
import { environmentNames, isOwnEnvironment } from '../environments.ts'
import type { Project } from '../project.ts'
import type { ImageFiles } from './image-files.ts'

/** Images that endpoints import are objects, as in Astro: `{ src, width, height, format }`. */
export function imagePlugin(getProject: () => Project, images: ImageFiles): Plugin {
  return {
    name: 'stowaway:images',
    enforce: 'pre',
    sharedDuringBuild: true,
    applyToEnvironment: ({ name }) => isOwnEnvironment(name),
    load: {
      filter: { id: imageFile },
      async handler(file) {
        // A file of the public folder has an address for a path, and stays Vite's.
        if (!existsSync(file)) return null
        const project = getProject()
        const { name: environment, config } = this.environment
        const inRoot = relative(project.root, file)
        const { facts, name } = await readImage(file, await readFile(file), inRoot)
        const path = `${config.build.assetsDir}/${name}`
        if (config.command === 'build') images.add(path, file)
        const address = imageAddress(config.command === 'build' ? path : sourcePath(file, inRoot), project)
        // Everyone can read the worker, so the author's own path stays out.
        return imageModule(facts, address, environment === environmentNames.worker ? undefined : file)
      },
    },
  }
}

/** The path of a source file on the development server. */
function sourcePath(file: string, inRoot: string): string {
  const path = inRoot.replaceAll('\\', '/')
  return path.startsWith('..') ? `@fs${file.startsWith('/') ? '' : '/'}${file}` : path
}
