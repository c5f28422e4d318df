import { setMaxListeners } from 'node:events'
import { MessageChannel, type MessagePort, SHARE_ENV, Worker } from 'node:worker_threads'
import type { Changes, KnownModules } from '../../../../sw/core/development/changes.ts'
import { compilerError } from '../../../../sw/core/errors/compiler-errors.ts'
import { fromPlainError } from '../../../../sw/core/errors/plain-error.ts'
import type { StowawayError } from '../../../../sw/core/errors/stowaway-error.ts'
import type { RouteManifest } from '../../../../sw/core/routes/route-manifest.ts'
import { call } from '../../../../sw/core/wire/call.ts'
import type { MessageName } from '../../../../sw/core/wire/message-name.ts'
import type { Outcome } from '../../../../sw/core/wire/messages/outcome.ts'
import type { RequestHead } from '../../../../sw/core/wire/messages/request.ts'
import { post } from '../../../../sw/core/wire/post.ts'
import { sendRequest } from '../../../../sw/core/wire/send-request.ts'
import { sendStream } from '../../../../sw/core/wire/send-stream.ts'
import { endpointThreadModule } from '../../package-files.ts'
import { answerServices } from './answer-services.ts'
import {
  type EndpointJob,
  type EndpointRequest,
  factsQuestion,
  type ModuleFacts,
  pingQuestion,
  routesMessage,
  type Services,
} from './messages.ts'
import { ThreadWatch } from './thread-watch.ts'

/** A thread that runs endpoints. Unlike the server, it can be replaced when an endpoint never returns. */
export class EndpointThread {
  readonly #thread: Worker
  readonly #port: MessagePort
  readonly #ended = new AbortController()
  readonly #watch: ThreadWatch
  readonly #changes: Services['changes']
  #manifest: RouteManifest | undefined
  /** What the thread knows at least, once it has read its messages. */
  #known: KnownModules = { revision: 0 }

  constructor(
    job: Omit<EndpointJob, 'questions' | 'services'>,
    services: Services,
    onBlocked: (error: StowawayError) => void,
  ) {
    this.#changes = (...args) => services.changes(...args)
    const questions = new MessageChannel()
    const forThread = new MessageChannel()
    const ports = { questions: questions.port2, services: forThread.port2 }
    answerServices(forThread.port1, services, job.root)
    // Flags such as --input-type are for the process's own entry, and refused for a thread's.
    this.#thread = new Worker(endpointThreadModule, {
      workerData: { ...job, ...ports } satisfies EndpointJob,
      transferList: [ports.questions, ports.services],
      execArgv: [],
      env: SHARE_ENV,
    })
    this.#port = questions.port1
    // Any number of questions may wait for the thread.
    setMaxListeners(0, this.#ended.signal)
    for (const one of [this.#thread, questions.port1, forThread.port1]) one.unref()
    this.#thread.on('error', (error) => this.#ended.abort(error))
    this.#thread.on('exit', (code) => {
      this.#watch.stop()
      this.#ended.abort(compilerError('EndpointThreadEnded', { code, running: this.#watch.titles.join(', ') }))
    })
    this.#watch = new ThreadWatch(
      () => this.#ask(pingQuestion, {}),
      (titles, seconds) => {
        const running = `${titles.length > 1 ? 'One of ' : ''}${titles.join(', ')}`
        onBlocked(compilerError('EndpointBlocks', { running, seconds }))
      },
    )
  }

  get hasEnded(): boolean {
    return this.#ended.signal.aborted
  }

  get isBlocked(): boolean {
    return this.#watch.isBlocked && !this.hasEnded
  }

  setRoutes(manifest: RouteManifest): void {
    if (this.#manifest !== manifest) post(this.#port, routesMessage, { manifest })
    this.#manifest = manifest
  }

  /** Loads an endpoint. Rejects with its error. */
  async facts(file: string): Promise<ModuleFacts> {
    const end = this.#watch.begin(`${file}, while it was loaded,`)
    try {
      // The thread is a part of this package.
      return (await this.#ask(factsQuestion, { file, changes: this.#changesOf(file) })) as ModuleFacts
    } finally {
      end()
    }
  }

  /** Answers a request. Rejects if the client has gone, or the thread ends before. */
  async answer(request: Request, host: Omit<EndpointRequest, 'changes' | keyof RequestHead>): Promise<Response> {
    const end = this.#watch.begin(host.title)
    const body = request.body && bodyPort(request.body)
    const { url, method, headers, credentials } = request
    const changes = this.#changesOf(host.file)
    const sent = { url, method, headers: [...headers], credentials, ...(body && { body }) }
    const head: EndpointRequest = { ...host, ...sent, changes }
    const signal = AbortSignal.any([request.signal, this.#ended.signal])
    try {
      const { response, ended } = await sendRequest(this.#port, head, signal, fromPlainError, body ? [body] : [])
      if (response === undefined) throw new TypeError('The thread did not answer.')
      if (ended === undefined) end()
      else void ended.then(end)
      return response
    } catch (error) {
      end()
      throw error
    }
  }

  /** Ends the thread, also one that is blocked. What it was running is rejected with the reason. */
  stop(reason: Error): void {
    this.#watch.stop()
    this.#ended.abort(reason)
    void this.#thread.terminate()
  }

  /** Sent with each question, so that the thread need not ask. */
  #changesOf(file: string | undefined): Changes {
    const changes = this.#changes(file, this.#known)
    this.#known = changes
    return changes
  }

  #ask<Content>(question: MessageName<Content, Outcome>, content: Content): Promise<unknown> {
    return call(this.#port, question, content, { signal: this.#ended.signal, toError: fromPlainError })
  }
}

function bodyPort(body: ReadableStream<Uint8Array<ArrayBuffer>>): MessagePort {
  const { port1, port2 } = new MessageChannel()
  sendStream(body, port1)
  port1.unref()
  return port2
}
