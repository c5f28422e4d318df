import { appendBlindly, create } from './append.ts'
import type { Initiators } from './initiator.ts'

async function click(attributes: Readonly<Record<string, string>>): Promise<undefined> {
  const link = create('a', attributes)
  document.body.append(link)
  link.click()
  return undefined
}

/**
 * What starts by itself only: a click may break off what the page is waiting for, and a browser prefetches when it has
 * nothing else to do.
 */
export const alone = {
  prefetch: (at) => appendBlindly(create('link', { rel: 'prefetch', href: at('text.txt') })),
  'ping of a link': (at) => click({ href: '#ping', ping: at('text.txt') }),
  'link with the download attribute': (at) => click({ href: at('text.txt'), download: 'matrix.txt' }),
  'link to an attachment': (at) => click({ href: at('attachment') }),
} as const satisfies Initiators
