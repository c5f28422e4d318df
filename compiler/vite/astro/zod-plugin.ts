import type { Plugin } from 'vite'
import { astroError } from '../../../sw/core/errors/astro-errors.ts'
import { zodModule } from '../../astro/content/content-module.ts'
import { zodFile } from '../../astro/project-package.ts'
import { textPlace } from '../../node/error-place.ts'
import { optionalZodId } from './content-modules.ts'
import { isScan } from './is-scan.ts'

const zodId = '\0stowaway:zod'

/** `astro/zod` and `astro:schema` are the project's own Zod. */
export function zodPlugin(getRoot: () => string): Plugin {
  return {
    name: 'stowaway:zod',
    enforce: 'pre',
    resolveId: {
      filter: { id: /^astro\/zod$|^astro:schema$|^\0stowaway:zod-optional$/ },
      handler(id, importer, options) {
        if (id === optionalZodId) return id
        const root = getRoot()
        if (zodFile(root) !== undefined || isScan(options)) return zodId
        throw astroError('ZodMissing', { module: id }, importer === undefined ? {} : textPlace(importer, id, root))
      },
    },
    load: {
      filter: { id: /^\0stowaway:zod(?:-optional)?$/ },
      handler: () => zodModule(zodFile(getRoot()), astroError('ZodMissing', { module: 'z of astro:content' })),
    },
  }
}
