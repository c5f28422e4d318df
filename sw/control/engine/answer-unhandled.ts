import type { Control } from './create-control.ts'

interface UnhandledOptions {
  readonly control: Pick<Control, 'unhandled' | 'near'>
  /** Sends the request to whoever answers it otherwise. */
  run(request: Request): Promise<Response>
  /** Says why on the log. */
  note(error: string): void
  warn(text: string): void
}

/**
 * Answers a request that no endpoint answers, as `onUnhandledRequest` says.
 *
 * @param path below the base, or an address at another origin
 */
export async function answerUnhandled(
  request: Request,
  path: string,
  { control, run, note, warn }: UnhandledOptions,
): Promise<Response> {
  const { unhandled } = control
  if (unhandled === 'bypass') return run(request)
  const near = control.near(path)
  const text = `No endpoint answers ${request.method} ${path}.${near === '' ? '' : ` Did you mean ${near}?`}`
  note(text)
  if (unhandled === 'error') {
    return Response.json({ error: text }, { status: 501, headers: { 'x-stowaway': 'unhandled' } })
  }
  warn(text)
  return run(request)
}
