import { hasNoBody } from '../../core/endpoint/copy-response.ts'
import { decodeBody } from '../../core/endpoint/decode-body.ts'
import { streamError } from '../../core/errors/stream-errors.ts'
import type { InFlight } from '../updates/in-flight.ts'
import { OpenStreams } from './open-streams.ts'
import { streamAnswer } from './stream-answer.ts'

interface WatchOptions {
  /** Called when the response is over, for whatever reason. */
  over(): void
  /** Called when the client stops reading, or an update ends the stream. */
  abort(reason: unknown): void
  readonly request: Request
  /** The endpoint's file, for messages. */
  readonly file: string | undefined
}

/** Response bodies that are streams: they count as running requests until they end. */
export class Streams {
  readonly #open: OpenStreams
  readonly #isWhole: (response: Response) => boolean

  /** @param isWhole whether a body was given as a whole, as far as is known */
  constructor(inFlight: InFlight, isWhole: (response: Response) => boolean = () => false) {
    this.#open = new OpenStreams(inFlight)
    this.#isWhole = isWhole
  }

  /** Ends the open streams, or only event streams. */
  end(onlyEvents?: boolean): void {
    this.#open.end(onlyEvents)
  }

  /** The response with a decoded and watched body. */
  async watch(given: Response, { over, abort, request, file }: WatchOptions): Promise<Response> {
    const response = given.headers.has('content-encoding') ? await decodeBody(given) : given
    // Not its `body` first: engines make a stream of a text when they are asked for it.
    if (this.#isWhole(response) || hasNoBody(response.status) || response.body === null) {
      over()
      return response
    }
    const failed = (error: unknown): void => reportFailure(file, request, error)
    return streamAnswer(response, { streams: this.#open, over, abort, failed })
  }
}

function reportFailure(file: string | undefined, { method, url }: Request, cause: unknown): void {
  const place = file === undefined ? { cause } : { file, cause }
  const error = streamError('StreamFailed', { method, address: new URL(url).pathname }, place)
  console.error(`[stowaway] ${file ?? ''}`, error, cause)
}
