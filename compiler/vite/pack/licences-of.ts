import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'

interface Licence {
  /** The package. */
  readonly name: string
  readonly text: string
}

/** The licences of a bundled module: its package's, and those of the packages that were bundled into it before. */
export async function licencesOf(module: string): Promise<readonly Licence[]> {
  const [folder, name] = /^.*[\\/]node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)(?=[\\/])/.exec(module) ?? []
  if (folder === undefined || name === undefined) return []
  // Vite's file goes on with what Vite holds: "## pathe", and its licence as a quotation.
  const [own = '', ...parts] = (await readLicence(folder)).split(/^## /m)
  const inside = bundledPackages(await readFile(module, 'utf8')).map(async (name) => {
    const part = parts.find((each) => headOf(each).split(', ').includes(name))
    const text = part?.slice(headOf(part).length).replace(/^> ?/gm, '') ?? (await readLicence(installed(name, module)))
    return { name, text: text.replace(/\n-{3,}\s*$/, '').trim() }
  })
  const text = own.replace(/^# Licenses of bundled dependencies$.*/ms, '').trim()
  return [{ name, text }, ...(await Promise.all(inside))]
}

const headOf = (text: string): string => /^.*/.exec(text)?.[0] ?? ''

/** Bundlers name the origin of each part of a file in a comment. */
function bundledPackages(code: string): readonly string[] {
  const paths = code
    .split('\n')
    .flatMap((line) => (line.startsWith('//') ? line.split('/node_modules/').slice(1).slice(-1) : []))
  return [...new Set(paths.map(packageOf))]
}

function packageOf(path: string): string {
  const [first = '', second = ''] = path.split('/')
  return first.startsWith('@') ? `${first}/${second}` : first
}

async function readLicence(folder: string): Promise<string> {
  const file = (await readdir(folder)).find((path) => /^licen[cs]e(?:\.|$)/i.test(path))
  if (file === undefined) throw new Error(`${folder} is bundled, and has no file with its licence.`)
  return (await readFile(join(folder, file), 'utf8')).replaceAll('\r\n', '\n')
}

function installed(name: string, from: string): string {
  const paths = createRequire(from).resolve.paths(name) ?? []
  const folder = paths.map((path) => join(path, name)).find((path) => existsSync(join(path, 'package.json')))
  if (folder === undefined) throw new Error(`${from} holds ${name}, which is not installed: its licence is missing.`)
  return folder
}
