import { createServer, type RequestListener } from 'node:http'
import serveStatic from 'serve-static'
import sirv from 'sirv'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listen } from '../../sw/host/listen.ts'
import { staticFiles } from './cases/static-files.ts'
import { type BuiltProject, buildContract } from './hosts/build-contract.ts'
import { httpClient } from './hosts/http-client.ts'
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

describe.each(projects.filter(({ base }) => base === '/'))('$name', (project) => {
  let built: BuiltProject
  beforeAll(async () => {
    built = await buildContract(project, 'worker')
  }, 120_000)
  afterAll(() => built.remove())

  const cases = staticFiles.cases
    .filter((one) => 'request' in one && (one.project ?? 'project') === project.name)
    .filter(({ skip }) => skip?.prerender === undefined)
    // sirv overlooks a slash after the name of a file, others do not.
    .filter((one) => 'expect' in one && one.expect.status !== 404)

  test.each(servers)('%s serves the files as preview does', { timeout: 60_000 }, async (_, serve) => {
    const server = createServer(serve(built.outDir))
    const { url } = await listen(server, 0, '127.0.0.1')
    const { origin } = new URL(url)
    try {
      expect(cases.length).toBeGreaterThan(0)
      for (const one of cases) {
        if (!('request' in one)) continue
        const seen = await httpClient(origin).send(one.request)
        const host = { origin, isDev: false, hidesCookies: false }
        judgeAnswer(seen, one.expect, host)
      }
    } finally {
      server.closeAllConnections()
      server.close()
    }
  })
})
