import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseAst } from 'vite'
import { afterEach, describe, expect, test } from 'vitest'
import { environmentVariables } from '../../../compiler/vite/environment-variables.ts'
import { createProject, stowaway, type TemporaryProject } from '../temporary-project.ts'

/** The forms in which code may read SECRET, and nothing else that is private. */
const forms = [
  ['a member', 'const found = import.meta.env.SECRET'],
  ['a quoted member', "const found = import.meta.env['SECRET']"],
  ['a template', 'const found = import.meta.env[`SECRET`]'],
  ['an optional member', 'const found = import.meta.env?.SECRET'],
  ['a pattern', 'const { SECRET: found } = import.meta.env'],
  ['a pattern with the rest', 'const { SECRET: found, ...rest } = import.meta.env'],
  ['an alias', 'const env = import.meta.env\nconst found = env.SECRET'],
  ['an alias with a template', 'const env = import.meta.env\nconst found = env[`SECRET`]'],
  ['a pattern of an alias', 'const env = import.meta.env\nconst { SECRET: found } = env'],
  ['an assignment', 'let found\n;({ SECRET: found } = import.meta.env)'],
  ['an assigned alias', 'let env\nenv = import.meta.env\nconst found = env.SECRET'],
  ['a default', 'const read = (env = import.meta.env) => env.SECRET\nconst found = read()'],
  ['a pattern with a default', 'const read = ({ SECRET } = import.meta.env) => SECRET\nconst found = read()'],
] as const

test.for(forms)('%s is a use of the variable', ([, code]) => {
  const uses = environmentVariables(parseAst(code))
  expect(uses.flatMap(({ names }) => names)).toEqual(['SECRET'])
  const [use] = uses
  expect(code.slice(use?.start, use?.end)).toMatch(use?.isObject ? /^import\.meta\.env$/ : /SECRET/)
})

test.for([
  'const env = import.meta.env\nsend(env)',
  'send(import.meta.env)',
  'const name = import.meta.env[key]',
  'const { ...rest } = import.meta.env',
  'const other = { SECRET: 1 }\nother.SECRET',
])('no name is read: %s', (code) => {
  expect(environmentVariables(parseAst(code)).flatMap(({ names }) => names)).toEqual([])
})

let project: TemporaryProject | undefined
afterEach(() => project?.remove())

const variables = { '.env': 'SECRET=a-secret\nOTHER_SECRET=another\nPUBLIC_X=public\n' }

describe('in the worker, each form is an error', () => {
  // One build for each would take minutes, and the forms above are what the plugin sees.
  test.for([forms[6], forms[2], forms[12], ['process.env', 'const found = process.env.SECRET'] as const])(
    '%s',
    { timeout: 60_000 },
    async ([, code]) => {
      const answer = 'export const GET = () => new Response(found)'
      project = await createProject({ ...variables, 'src/pages/key.ts': `${code}\n${answer}` })
      const { exitCode, stderr } = await stowaway('build', '--root', project.root)
      expect(exitCode).toBe(1)
      for (const part of ['PrivateVariableInWorker', 'src/pages/key.ts', 'env.SECRET', 'hint:'])
        expect(stderr).toContain(part)
      expect(stderr).not.toContain('a-secret')
    },
  )
})

test('in a Node server, each form has the value, and no more than it names', { timeout: 120_000 }, async () => {
  const modules = forms.map(([name, code], index) => [
    `src/pages/form-${index}.ts`,
    `${code}\nexport const GET = () => Response.json([${JSON.stringify(name)}, found, typeof rest === 'object' ? rest : null])`,
  ])
  project = await createProject({ ...variables, ...Object.fromEntries(modules) })
  const built = await stowaway('build', '--target', 'node', '--root', project.root)
  expect(built.exitCode, built.stderr).toBe(0)
  const entry = pathToFileURL(join(project.root, 'dist/server/entry.mjs')).href
  const script = `
    const { serve } = await import(${JSON.stringify(entry)})
    const server = await serve({ port: 0, host: '127.0.0.1' })
    const answers = []
    for (let index = 0; index < ${forms.length}; index++)
      answers.push(await (await fetch(new URL('/form-' + index, server.url))).json())
    console.log(JSON.stringify(answers))
    process.exit()`
  const env = { ...process.env, SECRET: 'at-run-time', OTHER_SECRET: 'not-asked-for' }
  const output = execFileSync(process.execPath, ['--input-type=module', '-e', script], { env, encoding: 'utf8' })
  const answers: [string, string, Readonly<Record<string, string>> | null][] = JSON.parse(output)
  for (const [name, found, rest] of answers) {
    expect(found, name).toBe('at-run-time')
    if (rest !== null) expect(rest).toMatchObject({ PUBLIC_X: 'public' })
  }
  expect(output).not.toContain('not-asked-for')
})
