import { expect } from '@playwright/test'
import type { Folder } from './folder.ts'
import { ask, type OpenSite } from './open-site.ts'
import { importAll, type PublicEntry, publicEntries, runsInEndpoints, runsInPages } from './public-entries.ts'

const nameOf = (specifier: string): string => specifier.replaceAll('/', '-')

/** Adds an endpoint for each public entry that imports all its values, and a script that does so in the page. */
export async function addEntryFiles(project: Folder): Promise<readonly PublicEntry[]> {
  const entries = await publicEntries(project)
  await project.write(
    'src/where.ts',
    "export const where = 'ServiceWorkerGlobalScope' in globalThis ? 'the service worker' : 'a server'\n",
  )
  for (const entry of entries.filter(runsInEndpoints)) {
    await project.write(
      `src/pages/entries/${nameOf(entry.specifier)}.json.ts`,
      `import { where } from '../../where.ts'\n${importAll([entry])}
export const GET = () => Response.json(types, { headers: { 'x-answered-by': where } })\n`,
    )
  }
  await project.write(
    'src/entries.ts',
    `${importAll(entries.filter(runsInPages))}\nObject.assign(window, { entries: types })\n`,
  )
  await project.edit('index.html', '</body>', '  <script type="module" src="/src/entries.ts"></script>\n  </body>')
  return entries
}

/** Every value of every entry exists, in the worker and in the page. */
export async function checkEntries({ page, waitUntil }: OpenSite, entries: readonly PublicEntry[]): Promise<void> {
  const forEndpoints = entries.filter(runsInEndpoints)
  expect(forEndpoints.length).toBeGreaterThan(5)
  const answers = forEndpoints.map(async ({ specifier }) => {
    const { status, text, from } = await ask(page, `entries/${nameOf(specifier)}.json`)
    return [`an endpoint that imports ${specifier}`, status === 200 ? { from, ...JSON.parse(text) } : text] as const
  })
  const expected = forEndpoints.map((entry) => {
    const types = typesOf(entry).map((name) => [name, expect.stringMatching(/^(?!undefined)/)])
    return [`an endpoint that imports ${entry.specifier}`, { from: 'the service worker', ...Object.fromEntries(types) }]
  })
  expect(Object.fromEntries(await Promise.all(answers))).toEqual(Object.fromEntries(expected))
  await waitUntil('the script that imports every entry', () => 'entries' in window)
  const inPage = await page.evaluate(() => ('entries' in window ? window.entries : undefined))
  const values = entries
    .filter(runsInPages)
    .flatMap(typesOf)
    .map((name) => [name, expect.stringMatching(/^(?!undefined)/)])
  expect(inPage, 'a page that imports every entry').toEqual(Object.fromEntries(values))
}

const typesOf = ({ specifier, names }: PublicEntry): readonly string[] => names.map((name) => `${specifier} ${name}`)
