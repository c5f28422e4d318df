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

/** Milliseconds for the start of a browser. On a busy machine, WebKit's now and then never shows up. */
const startLimit = 20_000

/** Starts a driver and a session of it. The driver ends with the session: WebKit's takes one at a time. */
export async function openSession(env: NodeJS.ProcessEnv): Promise<WebDriverSession> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await startSession(env)
    } catch (error) {
      if (tries === 3) throw error
    }
  }
}

async function startSession(env: NodeJS.ProcessEnv): Promise<WebDriverSession> {
  const port = await freePort()
  const driver = startProcess('WebKitWebDriver', [`--port=${port}`], env)
  try {
    await Promise.race([listening(port), driver.failed])
    const capabilities = { alwaysMatch: { browserName: 'MiniBrowser' } }
    const opened = send(port, 'POST', '/session', { capabilities })
    const late = delay(startLimit, undefined, { ref: false }).then<never>(() => {
      throw new Error(`WebKit did not start within ${startLimit / 1000} s.`)
    })
    // Only the first of them to end is heard.
    for (const each of [opened, late]) each.catch(() => undefined)
    const { sessionId } = (await Promise.race([opened, driver.failed, late])) as { sessionId: string }
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

const firstPort = 21_000
let used = 0

/**
 * A port below those that a system gives away, in a range of this test process: between the choice and the driver's
 * start nobody else takes it. A driver that answers for another one would never open a session.
 */
async function freePort(): Promise<number> {
  for (let tries = 0; tries < 100; tries += 1) {
    const port = firstPort + Number(process.env.TEST_PARALLEL_INDEX ?? 0) * 100 + (used++ % 100)
    if (await isFree(port)) return port
  }
  throw new Error('No free port for WebKitWebDriver.')
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.on('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
}
