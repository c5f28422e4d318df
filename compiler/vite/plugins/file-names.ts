import { readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Plugin } from 'vite'
import { fileOfModule, modulePath } from '../../../sw/core/wire/module-path.ts'
import { withoutQuery } from '../../syntax/without-query.ts'
import { isOwnEnvironment } from '../environments.ts'

/**
 * Development: endpoint files and folders with `#` or `?` in their names. A build reads them; Vite's dev server would
 * look for a file whose name ends there, so they have an escaped id (`modulePath`), and this reads its file.
 */
export function fileNamesPlugin(): Plugin {
  return {
    name: 'stowaway:file-names',
    enforce: 'pre',
    apply: 'serve',
    applyToEnvironment: ({ name }) => isOwnEnvironment(name),
    async resolveId(id, importer, options) {
      const { root, resolve } = this.environment.config
      const escaped = escapedFile(id) ?? (id.startsWith('/') ? escapedFile(join(root, id)) : undefined)
      if (escaped !== undefined) return escaped
      const file = importer === undefined ? undefined : escapedFile(importer)
      if (file === undefined) return null
      // Vite would look for the importer, whose id is not a file's name.
      const folder = dirname(fileOfModule(file))
      if (!/^\.{1,2}(?:\/|$)/.test(id))
        return this.resolve(id, join(root, 'package.json'), { ...options, skipSelf: true })
      const path = join(folder, id)
      if (!/[#?]/.test(folder)) return this.resolve(path, undefined, { ...options, skipSelf: true })
      const names = ['', ...resolve.extensions, ...resolve.extensions.map((extension) => `/index${extension}`)]
      const found = names.map((name) => path + name).find(isFile)
      return found === undefined ? null : modulePath(found)
    },
    load(id) {
      const file = escapedFile(id)
      if (file === undefined || file !== id) return null
      const name = fileOfModule(file)
      this.addWatchFile(name)
      return readFileSync(name, 'utf8')
    },
  }
}

/** The id itself, if it is the escaped name of a file. */
function escapedFile(id: string): string | undefined {
  if (!/%23|%3F/.test(id) || id.includes('\0')) return undefined
  const path = withoutQuery(id)
  return !isFile(path) && isFile(fileOfModule(path)) ? id : undefined
}

const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false
