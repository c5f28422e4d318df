import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { type Answer, SavingProject } from '../../browser/saving-project.ts'
import { serveDev, temporaryFolder } from '../../browser/serve-project.ts'

const amount = process.env.STOWAWAY_SOAK === '1' ? 10_000 : 600
const folder = await temporaryFolder()
afterAll(() => folder.remove())

test('no answer of the development server around saves is an error that the files do not have, nor stale', async () => {
  const project = new SavingProject(folder.path)
  const dev = await serveDev(folder.path)
  const answers: Answer[] = []
  const loop = async (path: string): Promise<void> => {
    while (answers.length < amount) {
      const begin = Date.now()
      const response = await fetch(new URL(path, dev.ownUrl))
      const text = await response.text()
      answers.push({ path, begin, end: Date.now(), status: response.status, text })
    }
  }
  const asked = Promise.all([...Array(5).fill('api/value'), 'api/broken'].map(loop))
  await project.saveUntil(asked, answers)
  await asked
  const wrong = project.wrong(answers)
  console.log(`${answers.length} answers, ${project.saves} saves, ${wrong.length} wrong`)
  expect(wrong).toEqual([])
  await dev.close()
}, 600_000)

/** Saves, and asks at once: nobody has told the server. */
test('files that come, go or change are seen by the next request', async () => {
  const folder = await temporaryFolder()
  const save = (file: string, text: string): void => {
    mkdirSync(dirname(join(folder.path, file)), { recursive: true })
    writeFileSync(join(folder.path, file), text)
  }
  const says = (text: string): string => `export const GET = () => new Response('${text}')\n`
  save('index.html', '<!doctype html><title>Files</title>')
  save('src/pages/dynamic/[id].ts', says('dynamic'))
  save(
    'src/pages/rewrites.ts',
    "export const GET = ({ rewrite, request }) => rewrite(new Request(new URL('/target', request.url)))\n",
  )
  const dev = await serveDev(folder.path)
  const ask = async (path: string): Promise<string> => {
    const response = await fetch(new URL(path, dev.ownUrl), { headers: { accept: 'application/json' } })
    return `${response.status} ${await response.text()}`
  }
  expect(await ask('dynamic/a')).toBe('200 dynamic')
  for (let round = 0; round < 4; round += 1) {
    const own = `round ${round}`
    save('src/pages/dynamic/a.ts', says(`static, ${own}`))
    expect(await ask('dynamic/a'), own).toBe(`200 static, ${own}`)
    rmSync(join(folder.path, 'src/pages/dynamic/a.ts'))
    expect(await ask('dynamic/a'), own).toBe('200 dynamic')

    save(`src/pages/new${round}/data.json.ts`, says(own))
    expect(await ask(`new${round}/data.json`), own).toBe(`200 ${own}`)
    save(`src/pages/new${round}/data.json.ts`, '')
    expect(await ask(`new${round}/data.json`), own).toMatch(/^404 /)
    rmSync(join(folder.path, `src/pages/new${round}`), { recursive: true })
    expect(await ask(`new${round}/data.json`), own).toMatch(/^404 /)

    save('src/pages/target.ts', says(own))
    expect(await ask('rewrites'), own).toBe(`200 ${own}`)

    save('src/pages/imports.ts', `import { part } from '../part${round}'\n${says('').replace("''", 'part')}`)
    expect(await ask('imports'), own).toMatch(/^500 /)
    save(`src/part${round}.ts`, `export const part = '${own}'\n`)
    expect(await ask('imports'), own).toBe(`200 ${own}`)

    save('src/middleware.ts', `export const onRequest = () => new Response('middleware, ${own}')\n`)
    expect(await ask('dynamic/b'), own).toBe(`200 middleware, ${own}`)
    rmSync(join(folder.path, 'src/middleware.ts'))
    expect(await ask('dynamic/b'), own).toBe('200 dynamic')
  }
  await dev.close()
  await folder.remove()
}, 120_000)
