import { isStowawayError } from '../../core/errors/is-stowaway-error.ts'
import type { CommandFailure } from '../protocol/command.ts'
import { isCommandName } from './check-command.ts'
import type { Control } from './create-control.ts'

/** Characters of a command. */
const limit = 32_000_000

/**
 * Answers a request with a command. The host has checked that it is for it. Only JSON of the same origin is accepted: no
 * other page can send that without a preflight, which nothing answers.
 *
 * @param tab the browser's id of the tab that asks
 */
export async function executeCommand(control: Control, request: Request, tab: string): Promise<Response> {
  if (request.method !== 'POST') return failure(405, 'Send a command with POST')
  if (!/^application\/json(?:\s*;|$)/i.test(request.headers.get('content-type') ?? '')) {
    return failure(415, 'Send JSON, as "application/json"')
  }
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
  if (!isCommandName(name)) return failure(400, `There is no command ${JSON.stringify(name) ?? 'in "do"'}`)
  try {
    // Checked by the control itself.
    return reply(200, await control.execute(name, given as never, tab === '' ? undefined : tab))
  } catch (error) {
    if (!isStowawayError(error)) return reply(500, { error: unexpected(error) })
    const { code, message, hint } = error
    return reply(422, { error: { code, message, hint } })
  }
}

/** A mistake of this package or of a storage: without a reply, nobody would see more than a network error. */
const unexpected = (error: unknown): CommandFailure['error'] => ({
  code: 'CommandFailed',
  message: `The command failed: ${error instanceof Error ? `${error.name}: ${error.message}` : String(error)}`,
  hint: '',
})

function failure(status: number, reason: string): Response {
  const message = `The command cannot be understood: ${reason}.`
  const hint = 'The page "Control" of the documentation has an example.'
  return reply(status, { error: { code: 'CommandInvalid', message, hint } } satisfies CommandFailure)
}

const reply = (status: number, body: unknown): Response =>
  Response.json(body, { status, headers: { 'cache-control': 'no-store', 'x-stowaway': 'control' } })
