import type { MessagePort } from 'node:worker_threads'
import type { AppSettings } from '../../../../sw/core/app/app-settings.ts'
import type { Changes, KnownModules } from '../../../../sw/core/development/changes.ts'
import type { SessionDriver } from '../../../../sw/core/session/session-driver.ts'
import type { SessionOptions } from '../../../../sw/core/session/sessions.ts'
import type { MessageName } from '../../../../sw/core/wire/message-name.ts'
import type { Outcome } from '../../../../sw/core/wire/messages/outcome.ts'
import { type RequestHead, requestQuestion } from '../../../../sw/core/wire/messages/request.ts'

/** What the thread of the endpoints is started with. */
export interface EndpointJob {
  /** Absolute path: errors name places in it. */
  readonly root: string
  readonly base: string
  /** Absolute path, with `/` separators. */
  readonly pagesFolder: string
  readonly app: AppSettings
  readonly session: SessionOptions | false
  /** The endpoints run in a server after a build, too, not in a worker. As there, they ask the real other origins. */
  readonly isServer: boolean
  /** The thread answers here. */
  readonly questions: MessagePort
  /** The server answers here. */
  readonly services: MessagePort
}

/** Server to thread: answer requests with these routes from now on. */
export const routesMessage: MessageName<{ readonly manifest: unknown }> = 'routes'

/** What the server knows about a request beside itself. */
export interface EndpointRequest extends RequestHead {
  readonly clientAddress?: string
  /** The endpoint, relative to the pages folder. */
  readonly file?: string
  /** For the author: the method and the file. */
  readonly title: string
  /** What changed of the modules that it may run. */
  readonly changes: unknown
}

/** Server to thread, by `sendRequest`. */
export const endpointQuestion: MessageName<EndpointRequest, Outcome> = requestQuestion as string

/** What a module of the pages folder says. */
export interface ModuleFacts {
  readonly prerender?: boolean
  /** Others have no handler, such as components. */
  readonly isRoute: boolean
}

/** Server to thread: load an endpoint. The outcome has its `ModuleFacts`. */
export const factsQuestion: MessageName<{ readonly file: string; readonly changes: unknown }, Outcome> = 'facts'

/** Server to thread: do you still answer? */
export const pingQuestion: MessageName<object, Outcome> = 'ping'

/** What the server does for its thread. */
export interface Services {
  /** One call of Vite's module runner protocol. */
  invoke(payload: unknown): Promise<unknown>
  /** What changed of the modules of an endpoint, and of what every response may run. */
  changes(file: string | undefined, known: KnownModules): Changes
  /** The HTML of the project's `404.html`. */
  notFoundPage(): Promise<string | undefined>
  getSession: SessionDriver['get']
  setSession: SessionDriver['set']
  deleteSession: SessionDriver['delete']
  error(text: string): void
  warn(text: string): void
}

/** Thread to server: call one of the `Services`. */
export const serviceQuestion: MessageName<{ readonly name: string; readonly args: readonly unknown[] }, Outcome> =
  'service'
