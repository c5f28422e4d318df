import { startHostBrowser } from '../../hosts/browser/host-browser.ts'
import type { BrowserHost } from '../../hosts/host.ts'
import { startWorker } from '../../hosts/start-worker.ts'
import { toHostRequest } from '../answer.ts'
import { isFileAnswer } from '../file-answers.ts'
import type { AskedHost, RunContext } from '../host.ts'
import type { RecordedAnswer, RecordedCase } from '../recorded.ts'
import type { Result } from '../result.ts'
import { isMalformed } from '../route-facts.ts'
import { runCases } from '../run-cases.ts'
import { collectRefused } from './collect-refused.ts'
import { hostProject } from './host-project.ts'
import { skipAll } from './skip-all.ts'
import { type WorkerRequests, workerRequests } from './worker-requests.ts'

const refusal: RecordedAnswer = { status: 400, headers: {}, bodyText: 'Bad request.' }

/** The worker refuses malformed paths as the standalone server does, whatever server was recorded. */
function asStandalone(recorded: RecordedCase): RecordedCase {
  return isMalformed(recorded.request.path) ? { ...recorded, expect: refusal } : recorded
}

function asked(context: RunContext, host: BrowserHost, requests: WorkerRequests): AskedHost {
  return {
    ...host,
    async answer(recorded) {
      if (recorded.platform === 'http-only') return { skip: 'http-only' }
      const { request } = recorded
      if (context.facts.matching(request.path).some(({ readsAddress }) => readsAddress)) {
        return { skip: "reads the caller's address, which no worker sees" }
      }
      const isAnswered = requests.isAnswered(request.path)
      const isRead = request.method === 'GET' || request.method === 'HEAD'
      if (!isAnswered && !(isFileAnswer(context, recorded) && isRead)) return { skip: 'left to the host' }
      host.takeRequests()
      const answer = await host.ask(toHostRequest(request, host.origin), !isAnswered)
      if (isAnswered && !answer.fromWorker) throw new Error('the worker did not answer')
      const leaked = isAnswered ? host.takeRequests().filter(requests.isAnswered) : []
      if (leaked.length > 0) throw new Error(`the server was asked for ${leaked.join(', ')}`)
      return answer
    },
  }
}

/** The built service worker in Chromium, its files served by the preview server. */
export async function* runWorker(given: RunContext): AsyncGenerator<Result> {
  const { project } = given
  if (project.cases.length === 0) return
  if (project.settings.serve === 'dev') {
    yield* skipAll(given, 'recorded from the development server')
    return
  }
  const context = { ...given, project: { ...project, cases: project.cases.map(asStandalone) } }
  const refused = collectRefused(context)
  let requests: WorkerRequests | undefined
  const browser = await startHostBrowser()
  try {
    const host = await startWorker(hostProject(project), browser, {
      onRefused: refused.add,
      onBuilt: async (root, outDir) => {
        requests = await workerRequests(root, outDir, refused.project(), context.facts)
      },
    })
    try {
      if (requests === undefined) throw new Error('The project was not built.')
      yield* refused.results()
      yield* runCases(refused.rest(), asked(context, host, requests))
    } finally {
      await host.close()
    }
  } finally {
    await browser.close()
  }
}
