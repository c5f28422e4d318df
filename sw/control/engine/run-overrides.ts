import { delay } from '../../core/endpoint/delay.ts'
import type { ControlledRoute } from '../protocol/command.ts'
import type { Override } from '../protocol/override.ts'
import { mostPatience } from './check-values.ts'
import { cookiesOf, makeAnswer, patchAnswer, throttled } from './make-answer.ts'

/** A request under control. */
export interface ControlledCall {
  readonly request: Request
  /** Absent: no endpoint answers it. */
  readonly route?: ControlledRoute
  readonly tab?: string
  /** Aborts when the client gives up. */
  readonly signal?: AbortSignal
  /** Stores `Set-Cookie` values of fixed answers, where the platform does not. */
  setCookies?(values: readonly string[]): Promise<void>
  /** The real answer. What `note` gets is in the log, as the error of the request. */
  run(request: Request, note: (error: string) => void): Promise<Response>
}

/** A function in place of an override's data: only where no wire is between. */
export type UseHandler = (request: Request) => Response | Promise<Response>

/** An override in force. */
export interface Active {
  readonly override: Override
  readonly handler?: UseHandler
  used: number
}

/** The overrides that decide about parts of an answer. */
export interface Parts {
  readonly outcome: Active | undefined
  readonly delay: Active | undefined
  readonly speed: Active | undefined
}

/** For each part, the newest override that says something about it. */
export const partsOf = (fitting: readonly Active[]): Parts => ({
  outcome: fitting.find(({ override: { answer, patch, fault }, handler }) => answer ?? patch ?? fault ?? handler),
  delay: fitting.find(({ override }) => override.delay !== undefined),
  speed: fitting.find(({ override }) => override.bytesPerSecond !== undefined),
})

/** Answers a request as the overrides for its parts say. */
export async function runOverrides(
  { delay, outcome, speed }: Parts,
  call: ControlledCall,
  random: () => number,
  note: (error: string) => void,
): Promise<Response> {
  const { answer, patch, fault, rate } = outcome?.override ?? {}
  if (delay?.override.delay !== undefined) await waitFor(delay.override.delay, call.signal, random)
  if (call.signal?.aborted) return Response.error()
  const isMeant = outcome !== undefined && (rate === undefined || random() < rate)
  const made = async (): Promise<Response> => {
    if (!isMeant) return call.run(call.request, note)
    if (outcome.handler !== undefined) return outcome.handler(call.request)
    if (fault === 'timeout') await waitFor('infinite', call.signal, random)
    if (fault !== undefined) return Response.error()
    const cookies = cookiesOf(answer)
    if (cookies.length > 0) await call.setCookies?.(cookies)
    if (patch !== undefined) return patchAnswer(await call.run(call.request, note), patch, answer)
    return answer === undefined ? call.run(call.request, note) : makeAnswer(answer)
  }
  const response = await made()
  const bytesPerSecond = speed?.override.bytesPerSecond
  return bytesPerSecond === undefined ? response : throttled(response, bytesPerSecond)
}

/** Waits, or less if the client gives up. What is infinite ends when browsers would end it. */
async function waitFor(time: Parameters<typeof delay>[0], signal: AbortSignal | undefined, random: () => number) {
  const work = time === 'infinite' ? delay(mostPatience) : delay(time, random)
  if (signal === undefined) return work
  await Promise.race([
    work,
    new Promise<void>((resolve) => {
      if (signal.aborted) resolve()
      signal.addEventListener('abort', () => resolve(), { once: true })
    }),
  ])
}
