import { liveScope } from '../../state/run-mode.ts'
import { readyHost } from '../host/host.ts'
import type { PageFrame } from './page-frame.ts'

/** A page of the project at the live worker's own address: the worker answers the page and all its requests. */
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
      const { href } = new URL(`.${path}`, root)
      if (frame.src === href) frame.contentWindow?.location.reload()
      else frame.src = href
    },
    remove: () => frame.remove(),
  }
}
