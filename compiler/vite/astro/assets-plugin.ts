import type { Plugin } from 'vite'
import { assetsModule } from '../../astro/assets/assets-module.ts'
import { projectPackage } from '../../astro/project-package.ts'
import { environmentNames, isOwnEnvironment } from '../environments.ts'
import { runtimeFile, sourceModule } from '../package-files.ts'
import type { Project } from '../project.ts'
import type { AstroConfigReader } from './astro-config-reader.ts'
import { imagesFolder } from './written-images.ts'

const assetsId = '\0stowaway:assets'

interface AssetsPluginOptions {
  readonly getProject: () => Project
  readonly reader: AstroConfigReader
}

/** `astro:assets`: images of other sizes and formats where a build prerenders and has sharp, else the images as they are. */
export function assetsPlugin({ getProject, reader }: AssetsPluginOptions): Plugin {
  return {
    name: 'stowaway:assets',
    enforce: 'pre',
    sharedDuringBuild: true,
    applyToEnvironment: ({ name }) => isOwnEnvironment(name),
    resolveId: {
      filter: { id: /^astro:assets$/ },
      handler: () => assetsId,
    },
    load: {
      filter: { id: /^\0stowaway:assets$/ },
      async handler() {
        const { root, base } = getProject()
        const { name, mode, config } = this.environment
        const isPrerendering = name === environmentNames.server && mode === 'build'
        const sharp = isPrerendering ? projectPackage('sharp', root) : undefined
        const entrypoint = (await reader.read()).config.image?.service?.entrypoint
        const isOff = entrypoint?.endsWith('services/noop') === true
        return assetsModule({
          getImage: sourceModule('sw/astro/get-image'),
          ...(sharp !== undefined &&
            !isOff && {
              service: {
                module: runtimeFile('host/create-image-service'),
                options: { base, folder: imagesFolder(root), assetsFolder: config.build.assetsDir },
              },
            }),
        })
      },
    },
  }
}
