import { type CommandFailure, type CommandName, type Commands, controlPath } from '../protocol/command.ts'

/** A command that the endpoints' host refused, or could not get. */
export class ControlFailed extends Error {
  override readonly name = 'ControlFailed'
  readonly code: string
  readonly hint: string

  constructor({ code, message, hint }: CommandFailure['error']) {
    super(`${message} ${hint}`)
    this.code = code
    this.hint = hint
  }
}

const off: CommandFailure['error'] = {
  code: 'ControlIsOff',
  message: 'Nothing here can be controlled.',
  hint: 'Use the development server, or build with the option "control: true". The page must be below the base of the site.',
}

/** Sends one command. @throws (rejects) ControlFailed */
export async function sendCommand<Name extends CommandName>(
  base: string,
  name: Name,
  given: Commands[Name]['given'],
): Promise<Commands[Name]['got']> {
  const response = await fetch(base + controlPath, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...given, do: name }),
  })
  const reply: unknown = await response.json().catch(() => undefined)
  if (typeof reply !== 'object' || reply === null || response.headers.get('x-stowaway') !== 'control') {
    throw new ControlFailed(off)
  }
  if ('error' in reply) throw new ControlFailed((reply as CommandFailure).error)
  // The other side is of the same version.
  return reply as Commands[Name]['got']
}
