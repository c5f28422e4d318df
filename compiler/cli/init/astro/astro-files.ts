import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { classifyPageFile } from '../../../../sw/core/routes/page-file.ts'
import { scanFolder } from '../../../node/scan-folder.ts'

/** What becomes of a file of an Astro project, as one line. */
export interface CarriedFile {
  readonly file: string
  readonly runs: boolean
  /** Why it does not, or what to look at. */
  readonly note?: string
}

/** Modules of Astro that exist here too. */
const known = /^astro:(?:middleware|content|assets|env\/(?:client|server)|config\/(?:client|server))$/

/** Endpoints and middleware one by one; pages, which stay with Astro, as one line for each kind. */
export async function astroFiles(folder: string): Promise<readonly CarriedFile[]> {
  const pages = (await scanFolder(join(folder, 'src/pages'))) ?? []
  const endpoints = pages.filter((file) => classifyPageFile(file) === 'endpoint').map((file) => `src/pages/${file}`)
  const others = ((await scanFolder(join(folder, 'src'))) ?? [])
    .filter((file) => /^(?:middleware(?:\/index)?\.[jt]s)$/.test(file))
    .map((file) => `src/${file}`)
  const read = await Promise.all([...others, ...endpoints].map((file) => carried(folder, file)))
  return [...read, ...leftPages(pages.filter((file) => classifyPageFile(file) === 'page'))]
}

async function carried(folder: string, file: string): Promise<CarriedFile> {
  const source = await readFile(join(folder, file), 'utf8')
  const modules = [...source.matchAll(/['"](astro:[\w/-]{1,100})['"]/g)]
  const missing = modules.map(([, name = '']) => name).filter((name) => !known.test(name))
  return missing.length === 0
    ? { file, runs: true }
    : { file, runs: false, note: `it imports ${[...new Set(missing)].join(', ')}, which only Astro has` }
}

const named = 3

function leftPages(pages: readonly string[]): readonly CarriedFile[] {
  const kinds = new Map<string, string[]>()
  for (const file of pages) {
    const kind = file.slice(file.lastIndexOf('.'))
    kinds.set(kind, [...(kinds.get(kind) ?? []), file])
  }
  return [...kinds].map(([kind, files]) => {
    const more = files.length - named
    const names = [...files.slice(0, named), ...(more > 0 ? [`${more} more`] : [])].join(', ')
    return { file: `src/pages/**/*${kind}`, runs: false, note: `pages stay with Astro: ${names}` }
  })
}
