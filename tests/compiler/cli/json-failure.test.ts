import { describe, expect, test } from 'vitest'
import { createProject, stowaway, stowawayProcess } from '../temporary-project.ts'

const page = (script: string): string =>
  `<!doctype html>\n<title>Page</title>\n<script type="module">${script}</script>\n`

describe.concurrent('with --json a failure is JSON: message, file, line, column, source, hint', () => {
  test.each([
    {
      name: 'a handler that throws while it is prerendered',
      command: 'prerender',
      files: {
        'src/pages/tide.json.ts':
          "export const prerender = true\nexport const GET = () => {\n  throw new Error('no tide')\n}\n",
      },
      error: { code: 'PrerenderFailed', file: 'src/pages/tide.json.ts', line: 3, column: 9 },
      source: "throw new Error('no tide')",
    },
    {
      name: 'a private variable in the worker',
      command: 'build',
      files: { 'src/pages/a.ts': 'export const GET = () =>\n  new Response(import.meta.env.SECRET_KEY)\n' },
      error: { code: 'PrivateVariableInWorker', file: 'src/pages/a.ts', line: 2, column: 32 },
      source: 'import.meta.env.SECRET_KEY',
    },
    {
      name: 'a module of Node in the worker',
      command: 'build',
      files: { 'src/pages/a.ts': "import 'node:os'\nexport const GET = () => new Response()\n" },
      error: { code: 'NodeModuleInWorker', file: 'src/pages/a.ts', line: 1, column: 9 },
      source: "import 'node:os'",
    },
    {
      name: 'a wrong syntax',
      command: 'build',
      files: { 'src/pages/a.ts': 'export const GET = () => {\n  const a = ;\n}\n' },
      error: { file: 'src/pages/a.ts', line: 2, column: 13 },
      source: 'const a = ;',
    },
    {
      name: 'an import that does not exist, in an inline module of the page',
      command: 'build',
      files: {
        'index.html': page("\n  import './missing.js'\n"),
        'src/pages/a.ts': 'export const GET = () => new Response()\n',
      },
      error: { file: 'index.html', line: 4, column: 10 },
      source: "import './missing.js'",
    },
    {
      name: 'the same on the line of the element, in a folder',
      command: 'build',
      files: {
        'index.html': page(''),
        'sub/index.html': page("import './missing.js'"),
        'vite.config.js': "export default { build: { rolldownOptions: { input: ['index.html', 'sub/index.html'] } } }",
        'src/pages/a.ts': 'export const GET = () => new Response()\n',
      },
      error: { file: 'sub/index.html', line: 3, column: 30 },
      source: "import './missing.js'",
    },
  ])('$command: $name', async ({ command, files, error, source }) => {
    const project = await createProject(files)
    const { exitCode, stdout, stderr } = await stowaway(command, '--json', '--root', project.root)
    expect(exitCode).toBe(1)
    const { errors } = JSON.parse(stdout)
    expect(errors[0]).toMatchObject({ ...error, message: expect.stringMatching(/./) })
    expect(errors[0].frame).toContain(source)
    expect(errors[0].frame).toMatch(/\^/)
    if ('code' in error) expect(errors[0].hint).toMatch(/./)
    // For the person who watches.
    expect(stderr).toContain('error')
    await project.remove()
  })

  test('routes: a module that cannot be loaded', async () => {
    const project = await createProject({
      'src/pages/a.ts': "const a = 1\nthrow new Error('while loading' + a)\nexport const GET = () => new Response()\n",
    })
    // The test runner has changed how this process reads stacks.
    const { stdout, stderr } = await stowawayProcess('routes', '--json', '--root', project.root)
    expect(JSON.parse(stdout)).toMatchObject([
      {
        id: '/a',
        error: {
          message: 'a.ts could not be loaded: Error: while loading1',
          file: 'src/pages/a.ts',
          line: 2,
          column: 7,
        },
      },
    ])
    expect(stderr).toContain('  at src/pages/a.ts:2:7')
    await project.remove()
  })

  test('an error without a place in the project', async () => {
    const project = await createProject({})
    const { exitCode, stdout } = await stowaway('build', '--json', '--root', project.root)
    expect(exitCode).toBe(1)
    expect(JSON.parse(stdout).errors).toMatchObject([{ code: 'PagesFolderMissing', hint: expect.stringMatching(/./) }])
    await project.remove()
  })
})
