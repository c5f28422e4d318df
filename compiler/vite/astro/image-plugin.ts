import { existsSync } from 'node:fs'
import { relative } from 'node:path'
import type { Plugin } from 'vite'
import { imageFile, imageModule, readImage } from '../../astro/assets/image-module.ts'
import { addressInEndpoint } from '../../site/site-root.ts'
import { environmentNames, isOwnEnvironment } from '../environments.ts'
import { sourceModule } from '../package-files.ts'
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
        const { root, base, isRelative } = getProject()
        const { name: environment, config } = this.environment
        const { metadata, name } = await readImage(file, root)
        const path = `${config.build.assetsDir}/${name}`
        const inRoot = relative(root, file).replaceAll('\\', '/')
        const source = inRoot.startsWith('..') ? `/@fs${file.startsWith('/') ? '' : '/'}${file}` : `/${inRoot}`
        if (config.command === 'build') images.add(path, file)
        const src = encodeURI(`${base}${config.command === 'build' ? `/${path}` : source}`)
        return imageModule(
          metadata,
          isRelative ? addressInEndpoint(src.slice(1)) : JSON.stringify(src),
          file,
          sourceModule('sw/astro/image'),
          environment === environmentNames.worker,
        )
      },
    },
  }
}
