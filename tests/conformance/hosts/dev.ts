import { startDev } from '../../../compiler/vite/dev-project.ts'
import { normaliseBase } from '../../../sw/core/routes/base.ts'
import { isFileAnswer } from '../file-answers.ts'
import type { OpenHost, RunContext } from '../host.ts'
import { readOptions } from '../options.ts'
import type { RecordedCase } from '../recorded.ts'
import type { Result } from '../result.ts'
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
  process.env.STOWAWAY_CONFORMANCE = '1'
  const server = await startDev({ root, base, config: false, stowaway, port: 0, host: '127.0.0.1' }, reporter)
  const [url] = server.resolvedUrls?.local ?? []
  if (url === undefined) throw new Error('The dev server tells no address.')
  return { origin: new URL(url).origin, base: normaliseBase(base), close: () => server.close() }
}

type DevServer = Awaited<ReturnType<typeof startServer>>

const skipOf = (context: RunContext, recorded: RecordedCase) =>
  context.project.settings.serve !== 'dev' && isFileAnswer(context, recorded)
    ? { skip: 'answered by a prerendered file; in development the endpoint runs' }
    : undefined

const overHttp = (context: RunContext, { origin, close }: DevServer): OpenHost => ({
  origin,
  close,
  answer: async (recorded) => skipOf(context, recorded) ?? send(recorded.request, origin),
})

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
      return seen.opaque ? { ...answer, bodyUnseen: true } : answer
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
      yield* runCases(context, overHttp(context, server))
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
