import { spawn } from 'node:child_process'
import { createServer } from 'node:http'
import sirv from 'sirv'

/** Serves a folder on a free port. */
export async function serveFolder(folder) {
  const files = sirv(folder, { dev: true })
  const server = createServer((request, response) => files(request, response, () => response.writeHead(404).end()))
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    close: () => {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(resolve))
    },
  }
}

/** Starts a command that prints its address within a minute. */
export async function startServer(command, args, cwd) {
  const child = spawn(command, args, { cwd, env: { ...process.env, FORCE_COLOR: '0' } })
  const closed = new Promise((resolve) => child.on('close', resolve))
  let text = ''
  const url = await new Promise((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (part) => {
        text += part
        const found = /http:\/\/\S+/.exec(text)?.[0]
        if (found !== undefined) resolve(found)
      })
    }
    void closed.then(() => reject(new Error(text)))
    setTimeout(() => {
      reject(new Error(`error: no address after a minute: ${text}`))
      child.kill('SIGKILL')
    }, 60_000).unref()
  })
  return {
    url,
    close: async () => {
      child.kill('SIGKILL')
      await closed
    },
  }
}
