import type { Control, ControlledCall } from '../../control/engine/create-control.ts'
import { executeCommand } from '../../control/engine/execute-command.ts'
import { controlPath } from '../../control/protocol/command.ts'
import { reportMessage } from '../../core/wire/messages/offline.ts'
import { post } from '../../core/wire/post.ts'
import { platformFetch } from '../platform-fetch.ts'
import type { WorkerControlOptions } from './create-worker-control.ts'

declare const self: ServiceWorkerGlobalScope

interface Others extends Pick<WorkerControlOptions, 'match' | 'isFile'> {
  readonly base: string
  readonly control: Control
}

/** Commands, and what pages fetch below `/api/` and no endpoint answers. */
export function answerOthers(event: FetchEvent, { match, isFile, base, control }: Others): void {
  const { request } = event
  const url = new URL(request.url)
  if (url.origin !== self.location.origin || !url.pathname.startsWith(`${base}/`)) return
  const path = url.pathname.slice(base.length)
  if (path === `/${controlPath}`) {
    event.stopImmediatePropagation()
    // A page of another origin cannot get here, but it may send a form to this address.
    event.respondWith(executeCommand(control, request, event.clientId))
    return
  }
  // Elements and navigations show their failures themselves.
  if (!path.startsWith('/api/') || request.destination !== '' || request.mode === 'navigate') return
  if (match(url) !== undefined) return
  const file = isFile(path)
  if (file === true) return
  event.stopImmediatePropagation()
  const tab = event.clientId === '' ? {} : { tab: event.clientId }
  const run: ControlledCall['run'] = async (_, note) => {
    const isUnhandled = control.unhandled !== 'bypass' && !(await file)
    return isUnhandled ? answerUnhandled(event, control, path, note) : platformFetch(request)
  }
  event.respondWith(control.answer({ request, ...tab, run }))
}

/** The paths that a warning was printed for. Clients choose them, so their number is limited. */
const warned = new Set<string>()
const warningLimit = 1000

async function answerUnhandled(
  { request, clientId }: FetchEvent,
  control: Control,
  path: string,
  note: (error: string) => void,
): Promise<Response> {
  const near = control.near(path)
  const text = `No endpoint answers ${request.method} ${path}.${near === '' ? '' : ` Did you mean ${near}?`}`
  if (control.unhandled === 'error') {
    note(text)
    return Response.json({ error: text }, { status: 501, headers: { 'x-stowaway': 'unhandled' } })
  }
  const response = await platformFetch(request)
  // A real API behind the site may answer it.
  if (isAnswer(response)) return response
  note(text)
  if (warned.has(path) || warned.size >= warningLimit) return response
  warned.add(path)
  const warning = `[stowaway] ${text} The network answered ${response.status}.`
  console.warn(warning)
  post(await self.clients.get(clientId), reportMessage, { level: 'warn', text: warning })
  return response
}

/** Neither a missing file, nor a page that the host shows in its place. */
const isAnswer = ({ status, headers }: Response): boolean =>
  status !== 404 && !(status < 300 && headers.get('content-type')?.startsWith('text/html') === true)
