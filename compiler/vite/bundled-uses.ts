import { isBuiltin } from 'node:module'
import { dirname, join } from 'node:path'
import type { Environment, Rolldown } from 'vite'
import { modulePath } from '../../sw/core/wire/module-path.ts'
import { ownModules } from '../scripts/own-modules.ts'
import { importsOf } from '../uses/module-exports.ts'
import { indexModule } from '../uses/module-index.ts'
import { isKnownImport } from '../uses/own-imports.ts'
import type { UsedModule } from '../uses/used-module.ts'
import { type Uses, usesAny } from '../uses/uses.ts'
import { usesOf } from '../uses/uses-of.ts'
import { ownModule } from './own-module.ts'
import { packageFolder } from './package-files.ts'
import { parseModule } from './parse-module.ts'
import { keptModule } from './plugins/storage.ts'
import type { AnalysedEntry } from './virtual-entries.ts'

/** The modules of the package that run where endpoints do. */
const ownFolder = idOf(`${packageFolder}sw/`)

type Context = Rolldown.PluginContext & { readonly environment: Environment }

/** Modules of Node from which code gets streams, bytes and connections, and nothing that hides what it does. */
const plainBuiltins =
  /^(?:node:)?(?:assert|buffer|crypto|events|fs|http|https|net|os|path|perf_hooks|querystring|stream|timers|tls|url|util|zlib)(?:\/|$)/

/** What the modules of an entry use, with all that they import, as the bundle of this environment gets it. */
export async function bundledUses(context: Context, entries: AnalysedEntry['modules']): Promise<Uses> {
  const { transform } = context.environment.config.build.rolldownOptions
  // Rolldown puts that into modules later than anybody can look at them.
  if (transform?.inject !== undefined || transform?.define !== undefined) return usesAny
  const modules = await new Collector(context).collect(entries).catch(() => undefined)
  // Whatever has failed there fails the build, too, with a better message.
  if (modules === undefined) return usesAny
  const uses = usesOf(modules.found)
  return modules.hasBuiltins ? { ...uses, requests: true, streams: true, bytes: true } : uses
}

/** A module that nobody can look into. */
class Unseen extends Error {}

class Collector {
  readonly #context: Context
  readonly #found = new Map<string, UsedModule | undefined>()
  readonly #roles = new Map<string, 'endpoint' | 'middleware'>()
  readonly #ownFiles: ReadonlySet<string>
  readonly #resolved = new Map<string, ReturnType<Context['resolve']>>()
  #hasBuiltins = false

  constructor(context: Context) {
    this.#context = context
    const names = Object.keys(ownModules).filter(isKnownImport)
    const files = names.map((name) => idOf(ownModule(name, context.environment) ?? ''))
    this.#ownFiles = new Set([...files, ...names.map((name) => keptModule + name)])
  }

  async collect(entries: AnalysedEntry['modules']) {
    const ids = await Promise.all(
      entries.map(async ({ path, role }) => {
        const id = (await this.#context.resolve(path))?.id
        if (id === undefined) throw new Unseen(path)
        this.#roles.set(id, role)
        return id
      }),
    )
    for (const [index, value] of Object.values(this.#context.environment.config.define ?? {}).entries()) {
      this.#addDefine(`\0define ${index}`, value)
    }
    await Promise.all(ids.map((id) => this.#add(id)))
    return { found: [...this.#found.values()].filter((module) => module !== undefined), hasBuiltins: this.#hasBuiltins }
  }

  async #add(id: string): Promise<void> {
    if (this.#found.has(id)) return
    this.#found.set(id, undefined)
    const { code, importedIds, dynamicallyImportedIds } = await this.#context.load({ id })
    if (code === null) throw new Unseen(id)
    const program = parsed(code)
    const ids = new Set([...importedIds, ...dynamicallyImportedIds].filter((other) => !this.#isOwn(other)))
    const imports: Record<string, string> = {}
    if (ids.size > 0) {
      for (const specifier of importsOf(indexModule(program))) {
        if (specifier === undefined || isKnownImport(specifier)) continue
        const target = await this.#resolve(specifier, id)
        if (target !== null && target.external === false && ids.has(target.id)) imports[specifier] = target.id
      }
    }
    const known = new Set(Object.values(imports))
    this.#found.set(id, { id, role: this.#roles.get(id) ?? 'library', program, imports, isComplete: true })
    await Promise.all(
      [...ids].map(async (other) => ((await this.#isBundled(other, known)) ? this.#add(other) : undefined)),
    )
  }

  /** Modules that import the same file need one answer. Whoever asks checks that the module really imports it. */
  #resolve(specifier: string, importer: string): ReturnType<Context['resolve']> {
    const key = /^\.{1,2}\//.test(specifier) ? join(dirname(importer), specifier) : undefined
    const found =
      (key === undefined ? undefined : this.#resolved.get(key)) ?? this.#context.resolve(specifier, importer)
    if (key !== undefined) this.#resolved.set(key, found)
    return found
  }

  /** Asking for a module that is not part of the bundle would never be answered. */
  async #isBundled(id: string, known: ReadonlySet<string>): Promise<boolean> {
    if (known.has(id) || id.startsWith('\0')) return true
    if (isBuiltin(id)) {
      if (!plainBuiltins.test(id)) throw new Unseen(id)
      this.#hasBuiltins = true
      return false
    }
    const target = await this.#context.resolve(id)
    if (target === null || target.external !== false) throw new Unseen(id)
    return true
  }

  /** What Vite puts in the place of a name. */
  #addDefine(id: string, value: unknown): void {
    if (typeof value !== 'string' || isJson(value)) return
    this.#found.set(id, { id, role: 'library', program: parsed(`export default (${value})`), isComplete: true })
  }

  #isOwn(id: string): boolean {
    return this.#ownFiles.has(id) || id.startsWith(ownFolder)
  }
}

/** Vite's id of a file. */
function idOf(file: string): string {
  return modulePath(file.replaceAll('\\', '/'))
}

function parsed(code: string): unknown {
  const { program, errors } = parseModule('module.js', code)
  if (errors.length > 0) throw new Unseen(code)
  return program
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return text === 'undefined'
  }
}
