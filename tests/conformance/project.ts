import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import type { Project, ProjectSettings, RecordedBuildCase, RecordedCase, RecordedFile } from './recorded.ts'

/** Bad input of the command line: reported without a stack. */
export class InputError extends Error {
  override readonly name = 'InputError'
}

type Fields = Readonly<Record<string, unknown>>

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function readJson(file: string): unknown {
  const text = readFileSync(file, 'utf8')
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new InputError(`${file} is not valid JSON: ${cause instanceof Error ? cause.message : String(cause)}`)
  }
}

function readList(file: string, holds: (entry: Fields) => boolean, shape: string): Fields[] | undefined {
  if (!existsSync(file)) return undefined
  const list = readJson(file)
  if (!Array.isArray(list)) throw new InputError(`${file} must hold a list.`)
  return list.map((entry: unknown, index) => {
    if (isFields(entry) && holds(entry)) return entry
    throw new InputError(`${file}: entry ${index} must be ${shape}.`)
  })
}

function readSettings(file: string): ProjectSettings {
  const raw = readJson(file)
  if (!isFields(raw)) throw new InputError(`${file} must hold an object.`)
  if (typeof raw.astro !== 'string') throw new InputError(`${file}: 'astro' must be the recorded version, as text.`)
  const { adapter, serve } = raw
  if (adapter !== undefined && adapter !== 'standalone' && adapter !== 'middleware') {
    throw new InputError(`${file}: 'adapter' must be 'standalone' or 'middleware'.`)
  }
  if (serve !== undefined && serve !== 'dev') throw new InputError(`${file}: 'serve' can only be 'dev'.`)
  const ignored = raw.ignoreHeaders ?? []
  if (!Array.isArray(ignored) || !ignored.every((name): name is string => typeof name === 'string')) {
    throw new InputError(`${file}: 'ignoreHeaders' must be a list of header names.`)
  }
  return {
    astro: raw.astro,
    config: isFields(raw.config) ? raw.config : {},
    ignoreHeaders: ignored.map((name) => name.toLowerCase()),
    ...(adapter === undefined ? {} : { adapter }),
    ...(serve === undefined ? {} : { serve }),
  }
}

const isCase = (entry: Fields) =>
  typeof entry.name === 'string' &&
  isFields(entry.request) &&
  typeof entry.request.method === 'string' &&
  typeof entry.request.path === 'string' &&
  isFields(entry.expect) &&
  typeof entry.expect.status === 'number'

const isBuildCase = (entry: Fields) => typeof entry.name === 'string' && isFields(entry.files) && isFields(entry.expect)

/** Reads one project folder. Throws `InputError` if it is not a project. */
export function readProject(folder: string): Project {
  const settingsFile = join(folder, 'project.json')
  if (!existsSync(settingsFile)) throw new InputError(`${folder} is no conformance project: it has no project.json.`)
  const list = (name: string, holds: (entry: Fields) => boolean, shape: string) =>
    readList(join(folder, name), holds, shape)
  // The guards above checked all that the runner relies on; the rest of each entry is optional.
  return {
    name: basename(resolve(folder)),
    folder: resolve(folder),
    settings: readSettings(settingsFile),
    cases: (list('cases.json', isCase, 'a case with name, request and expect') ?? []) as unknown as RecordedCase[],
    files: list('files.json', (entry) => typeof entry.path === 'string', 'a file with a path') as
      | RecordedFile[]
      | undefined,
    builds: (list('build-errors.json', isBuildCase, 'a build with name, files and expect') ??
      []) as unknown as RecordedBuildCase[],
  }
}

/** The folders among the given paths, or all of `fallback`. A glob also names plain files, which are passed over. */
export function projectFolders(paths: readonly string[], fallback: string): string[] {
  const given = paths.length > 0 ? paths : readdirSync(fallback).map((name) => join(fallback, name))
  for (const path of given) if (!existsSync(path)) throw new InputError(`${path} does not exist.`)
  const folders = given.filter((path) => statSync(path).isDirectory())
  if (folders.length === 0) throw new InputError(`No project folder among: ${given.join(' ')}`)
  return folders
}
