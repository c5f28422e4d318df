import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * The source of a module that stands before the worker's own, whose specifier is `own`: its workers report each answer
 * on a channel, since a page sees neither the status of a redirect nor `Set-Cookie`.
 */
export const reportingWorker = (own: string): string => `
import { startWorker as start } from '${own}'
export * from '${own}'
const channel = new BroadcastChannel('stowaway:conformance')
const onAnswer = (request, response, cookies) => {
  const headers = [...response.headers].filter(([name]) => name !== 'set-cookie')
  for (const value of cookies) headers.push(['set-cookie', value])
  channel.postMessage({ type: 'stowaway:answer', url: request.url, status: response.status, headers })
}
export const startWorker = (options) => start({ ...options, onAnswer })
`

const viteConfig = `
const entry = '\\0virtual:stowaway/worker'
const reporting = '\\0conformance:worker'
const source = ${JSON.stringify(reportingWorker('stowaway/worker'))}
export default {
  plugins: [
    {
      name: 'conformance',
      enforce: 'pre',
      resolveId: (id, importer) => (id === 'stowaway/worker' && importer === entry ? reporting : null),
      load: (id) => (id === reporting ? source : null),
      configureServer({ middlewares }) {
        middlewares.use((request, response, next) => {
          if (!/\\/sw\\.js(\\?|$)/.test(request.url)) return next()
          const end = response.end.bind(response)
          response.end = (script) => end(String(script).replace(/\\(\\{"id":(?=.*$)/, '({"conformance":true,"id":'))
          next()
        })
      },
    },
  ],
}
`

/** Has the workers of a project's copy report their answers, built and in development. */
export async function addReports(root: string): Promise<void> {
  await writeFile(join(root, 'vite.config.mjs'), viteConfig)
}
