import { startHostBrowser } from '../../hosts/browser/host-browser.ts'
import type { Host } from '../../hosts/host.ts'
import type { HostAnswer } from '../../hosts/request.ts'
import { startDev, startDevWorker } from '../../hosts/start-dev.ts'
import { toHostRequest } from '../answer.ts'
import { recordedPaths } from '../file-answers.ts'
import type { AskedHost, RunContext, Skipped } from '../host.ts'
import type { RecordedAnswer, RecordedCase } from '../recorded.ts'
import type { Result } from '../result.ts'
import { decodePath, isMalformed, pathWithin } from '../route-facts.ts'
import { runCases } from '../run-cases.ts'
import { collectRefused } from './collect-refused.ts'
import { hostProject } from './host-project.ts'

function skipOf({ project, facts }: RunContext, { request }: RecordedCase): Skipped | undefined {
  const { adapter, serve } = project.settings
  if (serve === 'dev') return undefined
  const path = decodePath(pathWithin(facts.base, request.path)).replace(/^\/|\/$/g, '')
  if (adapter === undefined || recordedPaths(project).has(path)) {
    return { skip: 'answered by a prerendered file; in development the endpoint runs' }
  }
  const [, query = ''] = request.path.split('?')
  return isMalformed(query) ? { skip: 'only the standalone server refuses a malformed query' } : undefined
}

/** Vite's CORS middleware adds these to every answer; `vite.config` decides on them, not the endpoint. */
function withoutCors(answer: HostAnswer): HostAnswer {
  const headers = answer.headers.flatMap(([name, value]): [string, string][] => {
    if (name === 'access-control-allow-origin') return []
    const kept = value.split(', ').filter((one) => one !== 'Origin')
    if (name !== 'vary') return [[name, value]]
    return kept.length === 0 ? [] : [[name, kept.join(', ')]]
  })
  return { ...answer, headers }
}

const overHttp = (context: RunContext, host: Host): AskedHost => ({
  ...host,
  answer: async (recorded) =>
    skipOf(context, recorded) ?? withoutCors(await host.ask(toHostRequest(recorded.request, host.origin))),
})

const inWorker = (host: Host): AskedHost => ({
  ...host,
  suffix: ' (worker)',
  async answer(recorded) {
    if (recorded.platform === 'http-only') return { skip: 'http-only' }
    return withoutCors(await host.ask(toHostRequest(recorded.request, host.origin)))
  },
})

const failure: RecordedAnswer = { status: 500, headers: {}, bodyOmitted: true }

/** The development server fails on a malformed path, whatever server was recorded. */
const asDev = (recorded: RecordedCase): RecordedCase =>
  isMalformed(recorded.request.path) ? { ...recorded, expect: failure } : recorded

/** The dev server over HTTP; for projects recorded from Astro's, the dev worker in Chromium as well. */
export async function* runDev(given: RunContext): AsyncGenerator<Result> {
  const { project } = given
  if (project.cases.length === 0) return
  const context = { ...given, project: { ...project, cases: project.cases.map(asDev) } }
  const refused = collectRefused(context)
  const server = await startDev(hostProject(project), { onRefused: refused.add })
  try {
    yield* refused.results()
    yield* runCases(refused.rest(), overHttp(context, server))
  } finally {
    await server.close()
  }
  if (project.settings.serve !== 'dev') return
  const browser = await startHostBrowser()
  try {
    const worker = await startDevWorker(hostProject(project), browser, { onRefused: () => {} })
    try {
      yield* runCases(refused.rest(), inWorker(worker))
    } finally {
      await worker.close()
    }
  } finally {
    await browser.close()
  }
}
