import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { startPreview } from '../../compiler/node/preview-server.ts'
import { createProject, stowaway } from './temporary-project.ts'

const count = 1000

const endpoint = (index: number): string => `
globalThis.evaluated = (globalThis.evaluated ?? 0) + 1
export const GET = () => new Response('endpoint ${index}, ' + globalThis.evaluated + ' evaluated')
`

test('of a thousand endpoints the worker evaluates only the requested one', async ({ page, context }) => {
  test.setTimeout(120_000)
  const files = Array.from({ length: count }, (_, index) => [`src/pages/e${index}.txt.ts`, endpoint(index)])
  const project = await createProject(Object.fromEntries(files))
  try {
    const built = await stowaway('build', '--root', project.root)
    expect(built.exitCode, built.stderr).toBe(0)
    const folder = join(project.root, 'dist')
    const preview = await startPreview({ folder, base: '', port: 0, host: '127.0.0.1' })
    try {
      await page.goto(preview.url)
      await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
      const [worker] = context.serviceWorkers()
      expect(await worker?.evaluate(() => Reflect.get(globalThis, 'evaluated') ?? 0)).toBe(0)
      const ask = (path: string) => page.evaluate(async (url) => (await fetch(url)).text(), path)
      expect(await ask('/e7.txt')).toBe('endpoint 7, 1 evaluated')
      expect(await ask('/e7.txt')).toBe('endpoint 7, 1 evaluated')
      expect(await ask(`/e${count - 1}.txt`)).toBe(`endpoint ${count - 1}, 2 evaluated`)
    } finally {
      await preview.close()
    }
  } finally {
    await project.remove()
  }
})
