import { startDev } from '../../../compiler/vite/dev-project.ts'
import { normaliseBase } from '../../../sw/core/routes/base.ts'
import type { Answer } from '../answer.ts'
import { recordedPaths } from '../file-answers.ts'
import type { OpenHost, RunContext, Skipped } from '../host.ts'
import { readOptions } from '../options.ts'
import type { RecordedAnswer, RecordedCase } from '../recorded.ts'
import type { Result } from '../result.ts'
import { decodePath, isMalformed, pathWithin } from '../route-facts.ts'
import { runCases } from '../run-cases.ts'
import { copyProject } from '../work-copy.ts'
import { startBrowser } from './browser.ts'
import { pageName } from './page-request.ts'
import { send } from './send.ts'
import { addPage } from './worker.ts'
import { openWorkerPage } from './worker-page.ts'

const reporter = { info() {}, warn() {}, progress() {} }

async function startServer({ project }: RunContext, root: string) {
  const { base, stowaway } = readOptions(project.settings.config, project.settings.astro)
  const server = await startDev({ root, base, stowaway, port: 0, host: '127.0.0.1' }, reporter)
  const [url] = server.resolvedUrls?.local ?? []
  if (url === undefined) throw new Error('The dev server tells no address.')
  return { origin: new URL(url).origin, base: normaliseBase(base), close: () => server.close() }
}

type DevServer = Awaited<ReturnType<typeof startServer>>

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
function withoutCors({ headers, ...answer }: Answer): Answer {
  const { vary, 'access-control-allow-origin': _, ...rest } = headers
  const kept = String(vary ?? '')
    .split(', ')
    .filter((name) => name !== '' && name !== 'Origin')
  return { ...answer, headers: { ...rest, ...(kept.length > 0 && { vary: kept.join(', ') }) } }
}

const overHttp = (context: RunContext, { origin, close }: DevServer): OpenHost => ({
  origin,
  close,
  answer: async (recorded) => skipOf(context, recorded) ?? withoutCors(await send(recorded.request, origin)),
})

const failure: RecordedAnswer = { status: 500, headers: {}, bodyOmitted: true }

/** The development server fails on a malformed path, whatever server was recorded. */
const asDev = (recorded: RecordedCase): RecordedCase =>
  isMalformed(recorded.request.path) ? { ...recorded, expect: failure } : recorded

async function inWorker({ origin, base }: DevServer): Promise<OpenHost> {
  const browser = await startBrowser()
  const url = `${origin}${base}/${pageName}`
  const page = await openWorkerPage(await browser.newPage(), { url, script: `${base}/sw.js`, scope: `${base}/` })
  return {
    origin,
    inWorker: true,
    suffix: ' (worker)',
    close: () => browser.close(),
    async answer(recorded) {
      if (recorded.platform === 'http-only') return { skip: 'http-only' }
      const { answer, seen } = await page.send(recorded.request, true)
      return { ...withoutCors(answer), bodyUnseen: seen.opaque }
    },
  }
}

/** The dev server over HTTP; for projects recorded from Astro's, the dev worker in Chromium as well. */
export async function* runDev(context: RunContext): AsyncGenerator<Result> {
  const { project } = context
  if (project.cases.length === 0) return
  const copy = await copyProject(project.folder)
  try {
    await addPage(copy.root)
    const server = await startServer(context, copy.root)
    try {
      const cases = project.cases.map(asDev)
      yield* runCases({ ...context, project: { ...project, cases } }, overHttp(context, server))
      if (project.settings.serve !== 'dev') return
      const worker = await inWorker(server)
      try {
        yield* runCases(context, worker)
      } finally {
        await worker.close()
      }
    } finally {
      await server.close()
    }
  } finally {
    await copy.remove()
  }
}
