import { createServer as createHttpServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createServer } from 'vite'
import { expect, test } from 'vitest'
import { stowaway } from '../../../compiler/vite.ts'
import { createProject } from '../temporary-project.ts'

test.each(['/api', '^/ap.*'])('endpoints answer ahead of the proxy %s, which gets the rest', async (key) => {
  const project = await createProject({ 'src/pages/api/hi.ts': "export const GET = () => new Response('endpoint')" })
  const real = createHttpServer(({ headers }, response) =>
    response.end('x-stowaway-bypass' in headers ? 'a stray header' : 'the real API'),
  )
  await new Promise<void>((resolve) => real.listen(0, '127.0.0.1', resolve))
  // A server that listens on a port has an address object.
  const { port } = real.address() as AddressInfo
  const server = await createServer({
    root: project.root,
    configFile: false,
    logLevel: 'silent',
    plugins: [stowaway()],
    server: { host: '127.0.0.1', port: 0, proxy: { [key]: `http://127.0.0.1:${port}` } },
  })
  await server.listen()
  const ask = async (path: string): Promise<string> =>
    (await fetch(new URL(path, server.resolvedUrls?.local[0]))).text()
  expect(await ask('/api/hi')).toBe('endpoint')
  expect(await ask('/api/hi?q=1')).toBe('endpoint')
  expect(await ask('/api/other')).toBe('the real API')
  // As `passthrough` asks in the worker.
  const passed = await fetch(new URL('/api/hi', server.resolvedUrls?.local[0]), {
    headers: { 'x-stowaway-bypass': '1' },
  })
  expect(await passed.text()).toBe('the real API')
  await server.close()
  real.close()
  await project.remove()
})
