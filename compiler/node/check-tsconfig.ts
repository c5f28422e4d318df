import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, isAbsolute, join, resolve } from 'node:path'
import { compilerError } from '../../sw/core/errors/compiler-errors.ts'
import { textPlace } from './error-place.ts'

/**
 * Refuses a `tsconfig.json` that extends or references a file which does not exist: the bundler would fail at every
 * module, and show nothing but its own stack. Follows files of the project, not packages.
 *
 * @throws `TsconfigNotFound`
 */
export function checkTsconfig(root: string): void {
  const seen = new Set<string>()
  const open = ['tsconfig.json', 'src/tsconfig.json'].map((name) => join(root, name))
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (seen.has(file) || !existsSync(file)) continue
    seen.add(file)
    for (const { key, name } of named(readFileSync(file, 'utf8'))) {
      const found = find(name, file)
      if (found === undefined)
        throw compilerError('TsconfigNotFound', { key, name }, textPlace(file, JSON.stringify(name), root))
      if (!found.includes('node_modules')) open.push(found)
    }
  }
}

interface Named {
  readonly key: 'extends' | 'references'
  /** A path or a package, as it is written. */
  readonly name: string
}

/** Not read as JSON: a `tsconfig.json` may have comments, and commas that JSON does not allow. */
function named(config: string): readonly Named[] {
  return (['extends', 'references'] as const).flatMap((key) => {
    const texts = [...textAfter(key, config).matchAll(/"([^"\n]{1,1000})"/g)].map(([, text = '']) => text)
    // A reference is an object with the key "path".
    const names = key === 'extends' ? texts : texts.filter((_, index) => texts[index - 1] === 'path')
    return names.map((name) => ({ key, name }))
  })
}

function textAfter(key: string, config: string): string {
  const start = config.indexOf(`"${key}"`)
  if (start < 0) return ''
  const value = config.slice(start + key.length + 2).replace(/^\s*:\s*/, '')
  return value.startsWith('[') ? value.slice(0, value.indexOf(']')) : value.slice(0, value.indexOf('"', 1) + 1)
}

function find(name: string, from: string): string | undefined {
  if (/^\.{1,2}(?:[\\/]|$)/.test(name) || isAbsolute(name)) {
    const path = resolve(dirname(from), name)
    return [path, `${path}.json`, join(path, 'tsconfig.json')].find((file) => existsSync(file) && !isFolder(file, path))
  }
  const { resolve: resolved } = createRequire(from)
  for (const path of [name, `${name}.json`, `${name}/tsconfig.json`]) {
    try {
      return resolved(path)
    } catch {
      // The next form of the name may exist.
    }
  }
  return undefined
}

/** TypeScript adds the extension to a name without one. */
const isFolder = (file: string, path: string): boolean => file === path && !file.endsWith('.json')
