import { createServer, type RequestListener } from 'node:http'
import serveStatic from 'serve-static'
import sirv from 'sirv'
import { describe, expect, test } from 'vitest'
import { listen } from '../../sw/host/listen.ts'
import { buildCopy } from '../hosts/build-copy.ts'
import type { Host, HostProject } from '../hosts/host.ts'
import { overHttp } from '../hosts/over-http.ts'
import { withCopy } from '../hosts/with-copy.ts'
import { staticFiles } from './cases/static-files.ts'
import { judgeAnswer } from './judge-answer.ts'
import { projects } from './projects.ts'

/** Static servers of others: a file that only our preview finds would be lost on them. */
const servers: readonly (readonly [name: string, (folder: string) => RequestListener])[] = [
  // Behind Vite's preview.
  ['sirv', (folder) => sirv(folder, { dev: true })],
  // Behind Express.
  [
    'serve-static',
    (folder) => {
      const serve = serveStatic(folder)
      return (incoming, outgoing) => serve(incoming, outgoing, () => void outgoing.writeHead(404).end())
    },
  ],
]

function start(project: HostProject, serve: (folder: string) => RequestListener): Promise<Host> {
  return withCopy(project.folder, async (root) => {
    const server = createServer(serve(await buildCopy(root, project, 'worker')))
    const { url } = await listen(server, 0, '127.0.0.1')
    const close = async () => {
      server.closeAllConnections()
      server.close()
    }
    return { ...overHttp(new URL(url).origin), close }
  })
}

describe.each(servers)('%s serves the files as preview does', (_, serve) => {
  test.each(projects.filter(({ base }) => base === '/'))('$name', { timeout: 120_000 }, async (project) => {
    const cases = staticFiles.cases
      .filter((one) => 'request' in one && (one.project ?? 'project') === project.name)
      .filter(({ skip }) => skip?.prerender === undefined)
      // sirv overlooks a slash after the name of a file, others do not.
      .filter((one) => 'expect' in one && one.expect.status !== 404)
    expect(cases.length).toBeGreaterThan(0)
    const host = await start(project, serve)
    try {
      for (const one of cases) {
        if ('request' in one) judgeAnswer(await host.client.send(one.request), one.expect, host)
      }
    } finally {
      await host.close()
    }
  })
})
