import { request } from 'node:http'
import { createServer } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { startProcess } from './start-process.ts'

/** Sends one WebDriver command of a session (W3C WebDriver, "Endpoints"); commands run one after the other. */
export type Command = (method: 'GET' | 'POST' | 'DELETE', path: string, body?: unknown) => Promise<unknown>

export interface WebDriverSession {
  readonly command: Command
  /** Runs commands that belong together: no other comes between. */
  alone<Result>(work: (command: Command) => Promise<Result>): Promise<Result>
  close(): Promise<void>
}

/** Starts a driver and a session of it. The driver ends with the session: WebKit's takes one at a time. */
export async function openSession(env: NodeJS.ProcessEnv): Promise<WebDriverSession> {
  const port = await freePort()
  const driver = startProcess('WebKitWebDriver', [`--port=${port}`], env)
  try {
    await Promise.race([listening(port), driver.failed])
    const capabilities = { alwaysMatch: { browserName: 'MiniBrowser' } }
    const { sessionId } = (await send(port, 'POST', '/session', { capabilities })) as { sessionId: string }
    const command: Command = (method, path, body) => send(port, method, `/session/${sessionId}${path}`, body)
    await command('POST', '/timeouts', { script: 300_000, pageLoad: 60_000 })
    let last: Promise<unknown> = Promise.resolve()
    const alone = <Result>(work: (command: Command) => Promise<Result>): Promise<Result> => {
      const result = last.then(() => work(command))
      last = result.catch(() => undefined)
      return result
    }
    return {
      command: (...line) => alone(() => command(...line)),
      alone,
      close: async () => {
        await command('DELETE', '').catch(() => undefined)
        await driver.stop()
      },
    }
  } catch (error) {
    await driver.stop()
    throw error
  }
}

/** Over `node:http`: `fetch` would give up on a script that runs for minutes. */
function send(port: number, method: string, path: string, body?: unknown): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port, method, path, headers: { 'content-type': 'application/json' } }
    const sent = request(options, (answer) => {
      let text = ''
      answer.setEncoding('utf8').on('data', (part: string) => {
        text += part
      })
      answer.on('error', reject)
      answer.on('end', () => {
        try {
          const { value } = JSON.parse(text) as { value: { error?: string; message?: string } | null }
          if (value?.error === undefined) resolve(value)
          else reject(new Error(`WebDriver ${method} ${path}: ${value.error}: ${value.message}`))
        } catch {
          reject(new Error(`WebDriver ${method} ${path} answered: ${text.slice(0, 200)}`))
        }
      })
    })
    sent.on('error', reject)
    sent.end(body === undefined ? undefined : JSON.stringify(body))
  })
}

async function listening(port: number): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    try {
      await send(port, 'GET', '/status')
      return
    } catch (error) {
      if (tries > 200) throw error
      await delay(50)
    }
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() =>
        typeof address === 'object' && address !== null ? resolve(address.port) : reject(new Error('No free port.')),
      )
    })
  })
}
