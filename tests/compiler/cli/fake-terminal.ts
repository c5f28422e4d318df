import picocolors from 'picocolors'
import type { Terminal } from '../../../compiler/cli/terminal.ts'

export interface FakeTerminal extends Terminal {
  /** Everything written so far. */
  readonly text: { out: string; err: string }
}

/** A terminal that collects what is written to it; without colours. */
export function fakeTerminal({ isTTY = false, debug = false } = {}): FakeTerminal {
  const text = { out: '', err: '' }
  const stream = (name: 'out' | 'err') => ({
    isTTY,
    write(more: string) {
      text[name] += more
    },
  })
  const plain = picocolors.createColors(false)
  return { out: stream('out'), err: stream('err'), colours: plain, errorColours: plain, debug, text }
}
