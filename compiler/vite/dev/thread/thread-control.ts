import { answerUnhandled } from '../../../../sw/control/engine/answer-unhandled.ts'
import { type Control, createControl } from '../../../../sw/control/engine/create-control.ts'
import { executeCommand } from '../../../../sw/control/engine/execute-command.ts'
import { isEndpointRoute } from '../../../../sw/control/engine/is-endpoint-route.ts'
import { controlPath } from '../../../../sw/control/protocol/command.ts'
import type { App } from '../../../../sw/core/app/app.ts'
import { createMemoryStorage } from '../../../../sw/data/create-memory-storage.ts'
import { onFirstWrite } from '../../../../sw/data/on-first-write.ts'
import type { StorageDriver } from '../../../../sw/data/storage-driver.ts'

const note =
  '[stowaway] What requests to the dev server itself put into the storage is kept in its memory: a restart forgets it, and the browser has a storage of its own.'

interface ThreadControlOptions {
  readonly base: string
  /** The app of the current routes. */
  app(): App | undefined
  /** Whether requests without an endpoint are to be named: where a worker runs the endpoints, that does it. */
  readonly namesUnhandled: boolean
  warn(text: string): void
}

/** The control of the endpoints that run in the development server: by scripts, and by pages where there is no worker. */
export class ThreadControl {
  /** Where endpoints keep their values. */
  readonly endpointStorage: StorageDriver
  readonly #options: ThreadControlOptions
  readonly #control: Control

  constructor(options: ThreadControlOptions) {
    this.#options = options
    const storage = createMemoryStorage()
    this.endpointStorage = onFirstWrite(storage, () => console.info(note))
    const { base, app } = options
    this.#control = createControl({
      base,
      get routes() {
        return app()?.manifest.routes.filter(isEndpointRoute) ?? []
      },
      matches: (path) => app()?.match(base + path) !== undefined,
      storage,
    })
  }

  /** Answers a command, or a request as the overrides say. */
  answer(request: Request, run: (request: Request) => Promise<Response>): Promise<Response> {
    const { base, app } = this.#options
    const { pathname } = new URL(request.url)
    if (pathname === `${base}/${controlPath}`) return executeCommand(this.#control, request, '')
    const match = app()?.match(request.url)
    const route = match?.kind === 'endpoint' ? { route: { id: match.route.id, file: match.route.file } } : {}
    const path = pathname.slice(base.length)
    const isUnhandled = match === undefined && path.startsWith('/api/') && this.#options.namesUnhandled
    return this.#control.answer({
      request,
      ...route,
      signal: request.signal,
      run: (request, note) =>
        isUnhandled
          ? answerUnhandled(request, path, { control: this.#control, run, note, warn: this.#options.warn })
          : run(request),
    })
  }
}
