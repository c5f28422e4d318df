import { resetAttribute } from './reset-attribute.ts'
import { settled } from './settled.ts'

/**
 * Loads a style sheet again. The old one stays until the new one is loaded: an empty sheet is requested again, one with
 * rules is replaced by a copy of its element.
 */
export async function reloadStyleSheet(link: HTMLLinkElement): Promise<void> {
  const isEmpty = rulesOf(link) === 0
  const next = isEmpty ? link : (link.cloneNode() as HTMLLinkElement)
  if (isEmpty) resetAttribute(link, 'href')
  else link.after(next)
  await settled(next)
  if (!isEmpty) link.remove()
}

function rulesOf({ sheet }: HTMLLinkElement): number {
  try {
    return sheet?.cssRules.length ?? 0
  } catch {
    return 0
  }
}
