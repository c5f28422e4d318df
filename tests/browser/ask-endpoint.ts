import type { Tab } from './engine/tab.ts'

export interface Answer {
  readonly status: number
  /** The body read as JSON, or as text if it is not JSON. */
  readonly body: unknown
}

/** Fetches from a page, at a path relative to it. */
export function askEndpoint(tab: Tab, path: string, method = 'GET', body?: string): Promise<Answer> {
  return tab.evaluate(
    async (request) => {
      const response = await fetch(request.path, {
        method: request.method,
        ...(request.body !== undefined && { body: request.body }),
      })
      const text = await response.text()
      try {
        return { status: response.status, body: JSON.parse(text) as unknown }
      } catch {
        return { status: response.status, body: text }
      }
    },
    { path, method, ...(body !== undefined && { body }) },
  )
}
