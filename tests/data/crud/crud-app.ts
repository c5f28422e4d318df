import { type App, createApp, createManifest, type EndpointModule } from '../../../sw/index.ts'

/** An app of endpoint modules, by file. */
export function appOf(modules: Readonly<Record<string, object>>): App {
  const { manifest } = createManifest({ files: Object.keys(modules) })
  return createApp({ manifest, checkOrigin: false, load: async (file) => (modules[file] ?? {}) as EndpointModule })
}

/** Sends a request to an app, and reads the answer. */
export async function ask(app: App, line: string, body?: unknown, headers: Readonly<Record<string, string>> = {}) {
  const [method = '', path = ''] = line.split(/ (.*)/s)
  const type = body === undefined || headers['content-type'] ? {} : { 'content-type': 'application/json' }
  const sent = typeof body === 'string' || body === undefined ? body : JSON.stringify(body)
  const request = new Request(new URL(path, 'http://localhost'), {
    method,
    headers: { ...type, ...headers },
    ...(sent !== undefined && { body: sent }),
  })
  return read(await app.fetch(request))
}

export async function read(response: Response) {
  const text = await response.text()
  return { status: response.status, headers: response.headers, body: parsed(text) }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
