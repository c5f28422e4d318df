import type { App } from '../../../../sw/core/app/app.ts'
import { prerenderedRunner } from '../../../../sw/core/app/prerendered-runner.ts'
import type { EndpointLoader } from '../../../../sw/core/endpoint/endpoint-module.ts'
import { createProjectApp } from '../../../../sw/core/origins/create-project-app.ts'
import type { RouteManifest } from '../../../../sw/core/routes/route-manifest.ts'
import { createSessions } from '../../../../sw/core/session/sessions.ts'
import { endpointCallers } from '../../../../sw/node.ts'
import { withoutOrigins } from '../../../site/host-manifest.ts'
import { errorDetails } from '../error-details.ts'
import { errorText } from '../error-text.ts'
import type { AskServer } from './ask-server.ts'
import type { EndpointJob } from './messages.ts'

interface ThreadAppOptions {
  readonly job: EndpointJob
  readonly manifest: RouteManifest
  readonly load: EndpointLoader
  readonly ask: AskServer
}

/** The app over one route table. What outlives the thread is with the server: sessions, and the terminal. */
export function createThreadApp({ job, manifest, load, ask }: ThreadAppOptions): App {
  const { session } = job
  const driver = {
    get: (id: string) => ask('getSession', id),
    set: (id: string, value: string, ttl?: number) => ask('setSession', id, value, ttl),
    delete: (id: string) => ask('deleteSession', id),
  }
  return createProjectApp({
    ...job.app,
    manifest: job.isServer ? withoutOrigins(manifest) : manifest,
    load,
    dev: true,
    runPrerendered: prerenderedRunner,
    malformedPath: 'fail',
    callers: endpointCallers(),
    notFoundPage: async () => htmlPage(await ask('notFoundPage')),
    serverTiming: 'dev',
    ...(session && { session: createSessions({ ...session, driver }) }),
    locate: async (error) => errorDetails(error, job),
    onError: (error) => void ask('error', errorText(error, job.root)),
    onWarning: (text) => void ask('warn', text),
  })
}

const htmlPage = (html: string | undefined): Response | undefined =>
  html === undefined ? undefined : new Response(html, { headers: { 'content-type': 'text/html;charset=utf-8' } })
