import { createServer } from 'vite'
import { expect, test } from 'vitest'
import { stowaway } from '../../../compiler/vite.ts'
import { createProject } from '../temporary-project.ts'

test('the dev server has no calls but its own', async () => {
  const project = await createProject({ 'src/pages/hi.ts': "export const GET = () => new Response('hi')" })
  const server = await createServer({
    root: project.root,
    configFile: false,
    logLevel: 'silent',
    plugins: [stowaway()],
    server: { host: '127.0.0.1', port: 0 },
  })
  await server.listen()
  const call = async (name: string): Promise<number> => {
    const url = new URL(`/@stowaway/${name}`, server.resolvedUrls?.local[0])
    const headers = { 'content-type': 'application/json' }
    return (await fetch(url, { method: 'POST', headers, body: '{}' })).status
  }
  expect(await call('status')).toBe(200)
  for (const name of ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'none', '']) {
    expect(await call(name), name).toBe(404)
  }
  await server.close()
  await project.remove()
})
