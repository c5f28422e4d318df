import { consoleMessage, errorMessage } from '../../core/wire/messages/preview.ts'
import { post } from '../../core/wire/post.ts'
import { CallLimit } from '../bundle/call-limit.ts'
import { watchConsole } from '../bundle/watch-console.ts'

/** Forwards the console calls and errors of a previewed page. */
export function reportConsole(port: MessagePort): void {
  const calls = new CallLimit(100)
  watchConsole({
    onCall(level, args) {
      if (calls.count().isWithin) post(port, consoleMessage, { level, args: args.map(asText) })
    },
    onError(error) {
      if (!calls.count().isWithin) return
      post(port, errorMessage, { message: asText(error), stack: error instanceof Error ? error.stack : undefined })
    },
  })
}

function asText(value: unknown): string {
  try {
    if (typeof value === 'string') return value.slice(0, 10_000)
    if (value instanceof Error) return `${value.name}: ${value.message}`
    return (typeof value === 'object' ? JSON.stringify(value) : String(value)).slice(0, 10_000)
  } catch {
    return '(cannot be shown)'
  }
}
