import { createBuilder } from 'vite'
import { afterEach, expect, test } from 'vitest'
import { environmentNames } from '../../../compiler/vite/environments.ts'
import { stowaway } from '../../../compiler/vite.ts'
import { createProject, type TemporaryProject } from '../temporary-project.ts'

let project: TemporaryProject
afterEach(() => project.remove())

test.each([
  ['no endpoint runs on request', 'prerender = true', ['client', environmentNames.server]],
  ['one does', 'prerender = false', ['client', environmentNames.server, environmentNames.worker]],
])('what Vite bundles if %s', async (_, exported, expected) => {
  project = await createProject({
    'src/pages/a.txt.ts': `export const ${exported}\nexport const GET = () => new Response('a')\n`,
  })
  const built: string[] = []
  const builder = await createBuilder(
    {
      root: project.root,
      configFile: false,
      logLevel: 'silent',
      plugins: [
        stowaway(),
        {
          name: 'note',
          buildStart: {
            handler() {
              built.push(this.environment.name)
            },
          },
        },
      ],
    },
    null,
  )
  await builder.buildApp()
  expect([...new Set(built)].sort()).toEqual(expected)
})
