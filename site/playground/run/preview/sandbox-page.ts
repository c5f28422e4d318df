import { createPreview } from 'stowaway/live'
import { root as projectRoot } from '../host/manifest.ts'
import { addEntry } from '../log/log-entries.ts'
import { showValue } from '../log/show-value.ts'
import type { PageFrame } from './page-frame.ts'
import { projectAnswer } from './project-answer.ts'

/** A page of the project in a frame without an origin, storage and network. */
export function createSandboxPage(parent: HTMLElement, onOpen: (path: string) => void): PageFrame {
  const { value: root } = projectRoot
  const preview = createPreview({
    script: `${import.meta.env.BASE_URL}live-preview.js`,
    parent,
    title: 'Preview',
    root,
    answer: (request) => projectAnswer(request, root),
  })
  preview.onEvent((event) => {
    if (event.type === 'opened') onOpen(event.url.slice(root.length - 1))
    else if (event.type === 'console') {
      addEntry({ kind: 'console', level: event.level, text: `[page] ${event.args.map(showValue).join(' ')}` })
    } else if (event.type === 'error')
      addEntry({ kind: 'error', text: `[page] ${showValue(event.message)}`, stack: [] })
  })
  return {
    open: (path) => preview.open(new Request(new URL(`.${path}`, root), { redirect: 'manual' })),
    remove: () => preview.remove(),
  }
}
