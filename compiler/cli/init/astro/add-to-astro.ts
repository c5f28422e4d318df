import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Terminal } from '../../terminal.ts'
import { parseConfig } from '../parse-config.ts'
import { astroFiles } from './astro-files.ts'
import { type AstroConfig, readAstroConfig } from './read-astro-config.ts'

const configNames = ['mjs', 'ts', 'js', 'mts', 'cjs', 'cts'].map((extension) => `astro.config.${extension}`)

/** The name of a project's configuration of Astro. */
export const astroConfigName = (folder: string): string | undefined =>
  configNames.find((name) => existsSync(join(folder, name)))

/**
 * Prepares an Astro project: writes a configuration of Vite with what the one of Astro says, and reports, file by file,
 * what carries over and what does not. Nothing of Astro's is changed.
 *
 * @returns the report's lines
 */
export async function addToAstro(folder: string, name: string, terminal: Terminal): Promise<readonly string[]> {
  const { dim, green, yellow } = terminal.colours
  const source = await parseConfig(name, await readFile(join(folder, name), 'utf8'))
  const config = source && readAstroConfig(source)
  const files = await astroFiles(folder)
  return [
    ...(config === undefined
      ? [`${yellow('add')}    the options of ${name} to vite.config by hand: it has another form than an object`]
      : await writeConfig(folder, name, config, terminal)),
    ...files.map(({ file, runs, note }) => {
      const word = runs ? green('runs') : yellow('stays')
      return `${word}${runs ? '   ' : '  '}${file}${note === undefined ? '' : dim(` (${note})`)}`
    }),
    ...(await tsconfigLines(folder, terminal)),
  ]
}

async function writeConfig(
  folder: string,
  name: string,
  config: AstroConfig,
  terminal: Terminal,
): Promise<readonly string[]> {
  const { dim, green, yellow } = terminal.colours
  const existing = ['ts', 'mts', 'js', 'mjs', 'cts', 'cjs'].map((extension) => `vite.config.${extension}`)
  const kept = existing.find((file) => existsSync(join(folder, file)))
  const file = existsSync(join(folder, 'tsconfig.json')) ? 'vite.config.ts' : 'vite.config.mjs'
  const from = dim(` (from ${name})`)
  const carried = [...(config.base === undefined ? [] : [['base', config.base] as const]), ...config.options]
  if (kept === undefined) await writeFile(join(folder, file), configText(name, config), { flag: 'wx' })
  return [
    kept === undefined
      ? `${green('wrote')}  ${file}`
      : `${yellow('add')}    plugins: [${call(config)}] in ${kept}, with import { stowaway } from 'stowaway/vite'`,
    ...carried.map(([option, code]) => `${green('took')}   ${option}: ${oneLine(code)}${from}`),
    ...config.computed.map((option) => `${yellow('add')}    ${option} of ${name} by hand: its value is computed`),
    ...config.left.map((option) => `${yellow('left')}   ${option}${dim(` (${name}; Astro's alone)`)}`),
  ]
}

const oneLine = (code: string): string => code.replace(/\s+/g, ' ')

const call = ({ options }: AstroConfig): string =>
  options.length === 0 ? 'stowaway()' : `stowaway({ ${options.map(([name, code]) => `${name}: ${code}`).join(', ')} })`

const configText = (name: string, config: AstroConfig): string => `import { stowaway } from 'stowaway/vite'
import { defineConfig } from 'vite'

// With the options of ${name}.
export default defineConfig({
${config.base === undefined ? '' : `  base: ${config.base},\n`}  plugins: [${call(config)}],
})
`

async function tsconfigLines(
  folder: string,
  { colours: { dim, green, yellow } }: Terminal,
): Promise<readonly string[]> {
  const text = await readFile(join(folder, 'tsconfig.json'), 'utf8').catch(() => undefined)
  if (text === undefined) return []
  const [, base] = /"extends"\s*:\s*"(astro\/[^"]+)"/.exec(text) ?? []
  const isMissing = base !== undefined && !isInstalled('astro', folder)
  return [
    `${green('runs')}   tsconfig.json${dim(/"paths"\s*:/.test(text) ? ' (with its paths)' : '')}`,
    ...(isMissing
      ? [
          `${yellow('add')}    npm install --save-dev astro, or compiler options of your own: tsconfig.json extends "${base}"`,
        ]
      : []),
    ...(text.includes('.stowaway')
      ? []
      : [`${yellow('add')}    ".stowaway/routes.d.ts" to "include" of tsconfig.json, for the types of the routes`]),
  ]
}

function isInstalled(name: string, folder: string): boolean {
  const paths = createRequire(join(folder, 'package.json')).resolve.paths(name) ?? []
  return paths.some((path) => existsSync(join(path, name)))
}
