import { type DefaultTreeAdapterTypes, parse } from 'parse5'

type Node = DefaultTreeAdapterTypes.Node
type Element = DefaultTreeAdapterTypes.Element

/** One module script of a page: its source file or its text, and the offsets of its element in the page's source. */
export interface ModuleScript {
  readonly src?: string
  readonly code?: string
  readonly start: number
  readonly end: number
}

/** The module scripts of a page, in order. Classic scripts are left out: they run while the page is parsed. */
export function moduleScripts(html: string): ModuleScript[] {
  const found: ModuleScript[] = []
  visitElements(parse(html, { sourceCodeLocationInfo: true }), (element) => {
    const attributes = new Map(element.attrs.map(({ name, value }) => [name, value]))
    const location = element.sourceCodeLocation
    if (element.tagName !== 'script' || attributes.get('type') !== 'module' || !location) return
    const place = { start: location.startOffset, end: location.endOffset }
    const src = attributes.get('src')
    if (src !== undefined) found.push({ src, ...place })
    else found.push({ code: textOf(element), ...place })
  })
  return found
}

/** A classic script of a page. */
export interface ClassicScript {
  readonly src?: string
  readonly code: string
}

const classicTypes = /^(?:|text\/javascript|application\/javascript)$/

/** The classic scripts of a page, in order. */
export function classicScripts(html: string): ClassicScript[] {
  const found: ClassicScript[] = []
  visitElements(parse(html), (element) => {
    const attributes = new Map(element.attrs.map(({ name, value }) => [name, value]))
    if (element.tagName !== 'script' || !classicTypes.test(attributes.get('type') ?? '')) return
    const src = attributes.get('src')
    found.push({ code: textOf(element), ...(src !== undefined && { src }) })
  })
  return found
}

/** Calls back for each element of a document, in the order of the source. */
export function visitElements(node: Node, callback: (element: Element) => void): void {
  if ('tagName' in node) callback(node)
  if ('childNodes' in node) for (const child of node.childNodes) visitElements(child, callback)
}

function textOf(element: Element): string {
  return element.childNodes.map((child) => ('value' in child ? child.value : '')).join('')
}
