import type { Exchange } from './exchange.ts'

/** What happened, step by step. Backquotes mark code. */
export function steps({ method, path, status, time, endpoint }: Exchange): readonly string[] {
  const asked = `The page called \`fetch('${path}')\`${method === 'GET' ? '' : ` with \`${method}\``}.`
  if (endpoint === undefined) {
    return [
      asked,
      'No endpoint matches this address and method.',
      `The site’s host returned ${status}, as for any file.`,
    ]
  }
  const { host, route } = endpoint
  const where = places[host] ?? `the host “${host}”`
  return [
    asked,
    `${where[0]?.toUpperCase()}${where.slice(1)} found the route \`${route}\`.`,
    `The handler \`${method}\` ran there in ${endpoint.time.toFixed(1)} ms.`,
    host === 'dev'
      ? `The page got ${status} after ${time.toFixed(1)} ms.`
      : `The page got ${status} after ${time.toFixed(1)} ms. No server was asked.`,
  ]
}

const places: Readonly<Record<string, string>> = {
  worker: 'its service worker',
  fallback: 'a worker of the page (service workers are off here)',
  dev: 'the development server',
  node: 'the Node server',
}
