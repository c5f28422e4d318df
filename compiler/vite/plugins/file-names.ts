import { readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Plugin } from 'vite'
import { fileOfModule, modulePath } from '../../../sw/core/wire/module-path.ts'
import { withoutQuery } from '../../syntax/without-query.ts'
import { isOwnEnvironment } from '../environments.ts'

/**
 * Endpoint files and folders with `#` or `?` in their names. Vite would look for a file whose name ends there, so they
 * have an escaped id (`modulePath`), and this reads its file.
 */
export function fileNamesPlugin(): Plugin {
  return {
    name: 'stowaway:file-names',
    enforce: 'pre',
    applyToEnvironment: ({ name }) => isOwnEnvironment(name),
    async resolveId(id, importer, options) {
      const { root, resolve } = this.environment.config
      const isRelative = /^\.{1,2}(?:\/|$)/.test(id)
      // Vite's look for packages has names of its own for the files. What it misses is found when it is asked for.
      if ('scan' in options && options.scan === true) {
        const isOdd = importer !== undefined && isRelative && isSpecial(dirname(importer))
        return isOdd ? { id, external: true } : null
      }
      const escaped = escapedFile(id) ?? (id.startsWith('/') ? escapedFile(join(root, id)) : undefined)
      if (escaped !== undefined) return escaped
      const file = importer === undefined ? undefined : escapedFile(importer)
      if (file === undefined) return null
      // Vite would look for the importer, whose id is not a file's name.
      const folder = dirname(fileOfModule(file))
      const ownOptions = { ...options, skipSelf: true }
      if (!isRelative) return this.resolve(id, join(root, 'package.json'), ownOptions)
      const path = join(folder, id)
      if (!isSpecial(folder)) return this.resolve(path, undefined, ownOptions)
      const names = ['', ...resolve.extensions, ...resolve.extensions.map((extension) => `/index${extension}`)]
      const found = names.map((name) => path + name).find(isFile)
      return found === undefined ? null : modulePath(found)
    },
    load: {
      filter: { id: /%23|%3F/ },
      handler(id) {
        const file = escapedFile(id)
        if (file === undefined || withoutQuery(file) !== file) return null
        const name = fileOfModule(file)
        this.addWatchFile(name)
        return readFileSync(name, 'utf8')
      },
    },
  }
}

const isSpecial = (path: string): boolean => /[#?]/.test(path)

/** The id itself, if it is the escaped name of a file. */
function escapedFile(id: string): string | undefined {
  if (!/%23|%3F/.test(id) || id.includes('\0')) return undefined
  const path = withoutQuery(id)
  return !isFile(path) && isFile(fileOfModule(path)) ? id : undefined
}

const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false
