import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, expect, test } from 'vitest'
import { createProject, dist, stowaway, type TemporaryProject } from '../temporary-project.ts'

let project: TemporaryProject | undefined
afterEach(() => project?.remove())

const plugin = pathToFileURL(join(dist, 'runtime/commands/vite.js')).href
const strict = '{ "extends": "astro/tsconfigs/strict" }'

test.each([
  ['tsconfig.json', { 'tsconfig.json': strict }],
  [
    'tsconfig.app.json',
    { 'tsconfig.json': '{ "references": [{ "path": "./tsconfig.app.json" }] }', 'tsconfig.app.json': strict },
  ],
])('each command says that the package %s extends is missing, without a stack', async (name, files) => {
  project = await createProject({
    ...files,
    'vite.config.ts': `import { stowaway } from ${JSON.stringify(plugin)}\nexport default { plugins: [stowaway()] }`,
    'src/pages/a.ts': "export const prerender: boolean = true\nexport const GET = () => new Response('a')",
  })
  for (const command of ['dev', 'build', 'routes', 'sync', 'prerender']) {
    const { exitCode, stderr } = await stowaway(command, '--root', project.root)
    expect([command, exitCode, stderr]).toEqual([
      command,
      1,
      expect.stringContaining('error TsconfigNotFound: tsconfig.json extends "astro/tsconfigs/strict"'),
    ])
    expect(stderr).toContain(`at ${name}:1:`)
    expect(stderr).toContain('hint: Run "npm install --save-dev astro"')
    expect(stderr, command).not.toMatch(/^\s+at (?:async )?\S+ \(|Stack backtrace/m)
  }
})
