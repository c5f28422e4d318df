import type { IncomingMessage, ServerResponse } from 'node:http'
import { type CommandFailure, controlPath } from '../../../sw/control/protocol/command.ts'
import { sendResponse, toRequest } from '../../../sw/node.ts'
import { withArgument } from '../../scripts/wrap-script.ts'
import { controlHtml, controlPage, controlScript } from '../../site/control-page.ts'
import { workerAddress } from '../../site/site-project.ts'
import type { Project } from '../project.ts'
import { readScript } from '../read-script.ts'
import type { NodeEndpoints } from './node-endpoints.ts'

interface ControlApiOptions {
  readonly project: Project
  readonly endpoints: NodeEndpoints
}

/** Without a worker, there is nothing to wait for. */
const readyScript = "document.documentElement.dataset.stowaway = 'ready'\n"

/**
 * The development server's part of the control: the page, and commands for the endpoints that run in this server. It has
 * those of scripts, which send neither an origin nor what a page says of itself, and all where no worker runs the endpoints.
 *
 * @returns whether it was asked for that
 */
export function controlApi({ project, endpoints }: ControlApiOptions) {
  const { base } = project
  const hasWorker = project.options.target !== 'node'
  return async (path: string, incoming: IncomingMessage, outgoing: ServerResponse): Promise<boolean> => {
    if (path === `${base}/${controlPage}`) send(outgoing, 'text/html', controlHtml)
    else if (path === `${base}/${controlScript}`) {
      const script = hasWorker ? withArgument(await readScript(controlScript), workerAddress(project)) : readyScript
      send(outgoing, 'text/javascript', script)
    } else if (path !== `${base}/${controlPath}`) return false
    else if (hasWorker && isOfPage(incoming)) {
      outgoing.setHeader('x-stowaway', 'control')
      send(outgoing, 'application/json', JSON.stringify(notControlled(base)), 409)
    } else await sendResponse(await endpoints.answer(undefined, toRequest(incoming, outgoing), {}), incoming, outgoing)
    return true
  }
}

/** Every engine says at least one of them with a POST. */
const isOfPage = ({ headers }: IncomingMessage): boolean =>
  headers.origin !== undefined || headers['sec-fetch-site'] !== undefined

/** The reply to a command of a page that did not reach the worker. */
const notControlled = (base: string): CommandFailure => ({
  error: {
    code: 'CommandInvalid',
    message: 'The command reached the development server, because no worker controls the page that sent it.',
    hint: `Open ${base}/${controlPage} first, and wait until it says that endpoints can be controlled.`,
  },
})

function send(outgoing: ServerResponse, type: string, body: string, status = 200): void {
  outgoing.writeHead(status, { 'content-type': `${type};charset=utf-8`, 'cache-control': 'no-cache' })
  outgoing.end(body)
}
