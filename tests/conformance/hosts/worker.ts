import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { startPreview } from '../../../compiler/node/preview-server.ts'
import { normaliseBase } from '../../../sw/core/routes/base.ts'
import type { Answer } from '../answer.ts'
import { isFileAnswer } from '../file-answers.ts'
import type { OpenHost, RunContext, Skipped } from '../host.ts'
import { readOptions } from '../options.ts'
import type { RecordedAnswer, RecordedCase } from '../recorded.ts'
import type { Result } from '../result.ts'
import { isMalformed } from '../route-facts.ts'
import { runCases } from '../run-cases.ts'
import { copyProject } from '../work-copy.ts'
import { startBrowser } from './browser.ts'
import { buildCopy } from './build-copy.ts'
import { startCountingProxy } from './counting-proxy.ts'
import { pageName, pageSource } from './page-request.ts'
import { splitRefused } from './refused-cases.ts'
import { addReports } from './report-answers.ts'
import { openWorkerPage } from './worker-page.ts'
import { workerRequests } from './worker-requests.ts'

/** Adds what the requests are sent and judged with: a page in a copy's public folder, and reports of its workers. */
export async function addPage(root: string): Promise<void> {
  await addReports(root)
  await mkdir(join(root, 'public'), { recursive: true })
  await writeFile(join(root, 'public', pageName), pageSource)
}

const refusal: RecordedAnswer = { status: 400, headers: {}, bodyText: 'Bad request.' }

/** The worker refuses malformed paths as the standalone server does, whatever server was recorded. */
function asStandalone(recorded: RecordedCase): RecordedCase {
  return isMalformed(recorded.request.path) ? { ...recorded, expect: refusal } : recorded
}

async function openWorker(context: RunContext, root: string, outDir: string): Promise<OpenHost> {
  const { settings } = context.project
  const options = readOptions(settings.config, settings.astro)
  const base = normaliseBase(options.base)
  const requests = workerRequests(root, outDir, options, context.facts)
  const preview = await startPreview({ folder: outDir, base, port: 0, host: '127.0.0.1' })
  const proxy = await startCountingProxy(preview.url)
  const browser = await startBrowser()
  const close = async () => {
    await browser.close()
    await proxy.close()
    await preview.close()
  }
  try {
    const url = `${proxy.origin}${base}/${pageName}`
    const page = await openWorkerPage(await browser.newPage(), { url, script: `${base}/sw.js`, scope: `${base}/` })
    const answer = async (recorded: RecordedCase): Promise<Answer | Skipped> => {
      if (recorded.platform === 'http-only') return { skip: 'http-only' }
      const { request } = recorded
      if (context.facts.matching(request.path).some(({ readsAddress }) => readsAddress)) {
        return { skip: "reads the caller's address, which no worker sees" }
      }
      const isAnswered = requests.isAnswered(request.path)
      const isRead = request.method === 'GET' || request.method === 'HEAD'
      if (!isAnswered && !(isFileAnswer(context, recorded) && isRead)) return { skip: 'left to the host' }
      proxy.takeRequests()
      const { answer, seen } = await page.send(request, isAnswered)
      if (!isAnswered) return answer
      if (!seen.fromWorker) throw new Error('the worker did not answer')
      const leaked = proxy.takeRequests().filter(requests.isAnswered)
      if (leaked.length > 0) throw new Error(`the server was asked for ${leaked.join(', ')}`)
      return seen.opaque ? { ...answer, bodyUnseen: true } : answer
    }
    return { origin: proxy.origin, inWorker: true, answer, close }
  } catch (error) {
    await close()
    throw error
  }
}

/** The built service worker in Chromium, its files served by the preview server. */
export async function* runWorker(context: RunContext): AsyncGenerator<Result> {
  const { project, facts, wants } = context
  if (project.cases.length === 0) return
  if (project.settings.serve === 'dev') {
    for (const { name } of project.cases.filter((recorded) => wants(recorded.name))) {
      yield { project: project.name, name, result: 'skip', reason: 'recorded from the development server' }
    }
    return
  }
  const copy = await copyProject(project.folder)
  try {
    await addPage(copy.root)
    const options = readOptions(project.settings.config, project.settings.astro)
    const { outDir, refused } = await buildCopy(copy.root, options, 'worker', facts)
    const { results, rest } = splitRefused(context, refused)
    yield* results
    const cases = rest.project.cases.map(asStandalone)
    const host = await openWorker(context, copy.root, outDir)
    try {
      yield* runCases({ ...rest, project: { ...rest.project, cases } }, host)
    } finally {
      await host.close()
    }
  } finally {
    await copy.remove()
  }
}
