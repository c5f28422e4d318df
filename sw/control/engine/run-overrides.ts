import { delay } from '../../core/endpoint/delay.ts'
import type { ControlledRoute } from '../protocol/command.ts'
import type { Override } from '../protocol/override.ts'
import { makeAnswer, patchAnswer, throttled } from './make-answer.ts'

/** A request under control. */
export interface ControlledCall {
  readonly request: Request
  /** Absent: no endpoint answers it. */
  readonly route?: ControlledRoute
  readonly tab?: string
  readonly signal?: AbortSignal
  /** The real answer. */
  run(request: Request): Promise<Response>
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

/** Milliseconds after which an answer that never comes is a network error: browsers end it soon after that. */
const mostPatience = 270_000

/** Answers a request as the overrides for its parts say. */
export async function runOverrides(
  { delay, outcome, speed }: Parts,
  call: ControlledCall,
  random: () => number,
): Promise<Response> {
  const { answer, patch, fault, rate } = outcome?.override ?? {}
  if (delay?.override.delay !== undefined) await waitFor(delay.override.delay, call.signal, random)
  const isMeant = outcome !== undefined && (rate === undefined || random() < rate)
  const made = async (): Promise<Response> => {
    if (!isMeant) return call.run(call.request)
    if (outcome.handler !== undefined) return outcome.handler(call.request)
    if (fault === 'timeout') await waitFor('infinite', call.signal, random)
    if (fault !== undefined) return Response.error()
    if (patch !== undefined) return patchAnswer(await call.run(call.request), patch, answer)
    return answer === undefined ? call.run(call.request) : makeAnswer(answer)
  }
  const response = await made()
  const bytesPerSecond = speed?.override.bytesPerSecond
  return bytesPerSecond === undefined ? response : throttled(response, bytesPerSecond)
}

/** Waits, or less if the client gives up. */
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
