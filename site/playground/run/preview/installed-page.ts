import { liveScope } from '../../state/run-mode.ts'
import { readyHost } from '../host/host.ts'
import type { PageFrame } from './page-frame.ts'
import { projectFile } from './project-answer.ts'

/**
 * A page of the project at the live worker's own address: the worker answers all its requests. A page that is a file of
 * the project is written into the frame, which keeps that address.
 */
export function createInstalledPage(parent: HTMLElement, onOpen: (path: string) => void): PageFrame {
  const frame = document.createElement('iframe')
  frame.title = 'Preview'
  parent.append(frame)
  const root = new URL(liveScope.peek(), location.href)
  frame.addEventListener('load', () => {
    const { pathname, search } = frame.contentWindow?.location ?? {}
    if (pathname?.startsWith(root.pathname)) onOpen(pathname.slice(root.pathname.length - 1) + search)
  })
  return {
    async open(path) {
      await readyHost()
      const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }))
      frame.src = new URL(`.${path}`, root).href
      await loaded
      const file = projectFile(new URL(path, location.origin).pathname)
      if (file === undefined || !/^text\/html/.test(file.headers.get('content-type') ?? '')) return
      const page = frame.contentDocument
      page?.open()
      page?.write(await file.text())
      page?.close()
    },
    remove: () => frame.remove(),
  }
}
