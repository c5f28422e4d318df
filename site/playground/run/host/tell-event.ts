import type { Bundle } from '../../state/compiler-types.ts'
import { addEntry } from '../log/log-entries.ts'
import { readStack, type StackLine } from '../log/read-stack.ts'
import { showValue } from '../log/show-value.ts'
import { inlineMap, originalPosition } from '../log/source-map.ts'
import type { RunEvent } from './run-host.ts'
import { running } from './running.ts'

/** Logs what endpoints report. */
export function tellEvent(event: RunEvent): void {
  if (event.type === 'console') {
    addEntry({ kind: 'console', level: event.level, text: event.args.slice(0, 100).map(showValue).join(' ') })
  } else if (event.type === 'error') {
    const { name, message, stack = '', hint } = event.error
    const text = `${name}: ${message}${hint === undefined ? '' : `\n${hint}`}`
    addEntry({ kind: 'error', text, stack: stackOf(withoutMessage(stack, message), running.peek()) })
  } else if (event.type === 'cookies') {
    for (const value of event.values.slice(0, 20))
      addEntry({ kind: 'console', level: 'debug', text: `Set-Cookie: ${value}` })
  }
}

/** The lines of places alone: V8 repeats the message above them. */
function withoutMessage(stack: string, message: string): string {
  const at = message === '' ? -1 : stack.indexOf(message)
  return (at === -1 ? stack : stack.slice(at + message.length)).replace(/^\n+/, '')
}

/** A stack trace of a bundle, in the project's own files. */
export function stackOf(stack: string, bundle: Bundle | undefined): readonly StackLine[] {
  const code = bundle?.code ?? ''
  const name = /\/\/# sourceURL=(\S+)/.exec(code)?.[1]
  const map = inlineMap(code)
  if (map === undefined || name === undefined) return stack === '' ? [] : stack.split('\n').map((text) => ({ text }))
  return readStack(
    stack,
    (url) => url === name || url.endsWith(`/${name}`),
    (line, column) => originalPosition(map, line, column),
  )
}
