import { StowawayError } from '../../core/errors/stowaway-error.ts'
import type { CommandFailure, CommandName } from '../protocol/command.ts'
import type { Control } from './create-control.ts'

const names: ReadonlySet<string> = new Set<CommandName>([
  'override',
  'remove',
  'overrides',
  'reset',
  'seed',
  'unhandled',
  'requests',
  'body',
  'routes',
  'snapshot',
  'restore',
])

/** Bytes of a command. */
const limit = 32_000_000

/**
 * Answers a request with a command. The host has checked that it is for it. Only JSON of the same origin is accepted: no
 * other page can send that without a preflight, which nothing answers.
 *
 * @param tab the browser's id of the tab that asks
 */
export async function executeCommand(control: Control, request: Request, tab: string): Promise<Response> {
  if (request.method !== 'POST') return failure(405, 'Send a command with POST')
  if (!/^application\/json\b/i.test(request.headers.get('content-type') ?? '')) return failure(415, 'Send JSON')
  const site = request.headers.get('sec-fetch-site')
  if (site !== null && site !== 'same-origin' && site !== 'none') return failure(403, 'It comes from another site')
  const origin = request.headers.get('origin')
  if (origin !== null && origin !== new URL(request.url).origin) return failure(403, 'It comes from another origin')
  const text = await request.text()
  if (text.length > limit) return failure(413, 'It is too long')
  let command: unknown
  try {
    command = JSON.parse(text)
  } catch {
    return failure(400, 'It is not JSON')
  }
  const { do: name, ...given } = (command ?? {}) as { readonly do?: unknown }
  if (typeof name !== 'string' || !names.has(name)) return failure(400, `There is no command "${String(name)}"`)
  try {
    // What it is given with is checked by each command.
    return reply(200, await control.execute(name as CommandName, given as never, tab === '' ? undefined : tab))
  } catch (error) {
    if (!(error instanceof StowawayError)) throw error
    const { code, message, hint } = error
    return reply(422, { error: { code, message, hint } })
  }
}

function failure(status: number, reason: string): Response {
  const message = `The command cannot be understood: ${reason}.`
  return reply(status, { error: { code: 'CommandInvalid', message, hint: '' } } satisfies CommandFailure)
}

const reply = (status: number, body: unknown): Response =>
  Response.json(body, { status, headers: { 'cache-control': 'no-store', 'x-stowaway': 'control' } })
