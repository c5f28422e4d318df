import MagicString from 'magic-string'
import { createLogger, createServer, type Plugin } from 'vite'
import { expect, test } from 'vitest'
import { stowaway } from '../../../compiler/vite.ts'
import { createProject } from '../temporary-project.ts'

/** Maps the lines of each module, as Vitest's plugin does. */
const mapper: Plugin = {
  name: 'mapper',
  enforce: 'post',
  transform: (code, id) => ({ code, map: new MagicString(code).generateMap({ hires: true, source: id }) }),
}

test('a plugin may map the lines of the script that starts a page', async () => {
  const project = await createProject({ 'src/pages/hi.ts': "export const GET = () => new Response('hi')" })
  const logged: string[] = []
  const note = (text: string): void => void logged.push(text)
  const customLogger = { ...createLogger('silent'), warn: note, warnOnce: note, error: note }
  const server = await createServer({
    root: project.root,
    configFile: false,
    customLogger,
    plugins: [stowaway(), mapper],
    server: { port: 0, host: '127.0.0.1', watch: null, ws: false },
  })
  try {
    await server.listen()
    const html = await (await fetch(server.resolvedUrls?.local[0] ?? '', { headers: { accept: 'text/html' } })).text()
    const script = /\/@stowaway\/boot-\w+\.js/.exec(html)?.[0]
    expect((await server.transformRequest(script ?? ''))?.code).toContain('main.js')
    expect(logged).toEqual([])
  } finally {
    await server.close()
    await project.remove()
  }
})
