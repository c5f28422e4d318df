import type { Page } from 'playwright-core'
import { type Answer, requestBody, requestHeaders } from '../answer.ts'
import type { RecordedRequest } from '../recorded.ts'
import type { PageAnswer, PageRequest } from './page-request.ts'

/** Sends recorded requests from a page under the worker's control. */
export interface WorkerPage {
  /** `expectsWorker`: wait for the worker's own report of the answer. */
  send(request: RecordedRequest, expectsWorker: boolean): Promise<{ answer: Answer; seen: PageAnswer }>
}

export interface WorkerPageOptions {
  readonly url: string
  readonly script: string
  readonly scope: string
}

export async function openWorkerPage(page: Page, options: WorkerPageOptions): Promise<WorkerPage> {
  const { url, script, scope } = options
  const { origin } = new URL(url)
  await page.goto(url)
  await page.evaluate(`startWorker(${JSON.stringify(script)}, ${JSON.stringify(scope)})`)
  return {
    async send(recorded, expectsWorker) {
      const isBodiless = /^(?:GET|HEAD)$/i.test(recorded.method)
      // Every other method has a body on a server, if an empty one.
      const body = requestBody(recorded, origin) ?? (isBodiless ? undefined : new Uint8Array())
      const request: PageRequest = {
        path: recorded.path,
        method: recorded.method,
        headers: requestHeaders(recorded, origin),
        bodyBase64: body === undefined ? undefined : Buffer.from(body).toString('base64'),
      }
      // The page's script, written beside this, is what answers.
      const seen = (await page.evaluate(`sendRequest(${JSON.stringify(request)}, ${expectsWorker})`)) as PageAnswer
      const answer = {
        status: seen.status,
        headers: Object.fromEntries(seen.headers),
        body: new Uint8Array(Buffer.from(seen.bodyBase64, 'base64')),
      }
      return { answer, seen }
    },
  }
}
