import { type DefaultTreeAdapterTypes, parse } from 'parse5'
import { visitElements } from '../../syntax/html-scripts.ts'

type Element = DefaultTreeAdapterTypes.Element

/** A place in a page that names a file by its address. */
export interface PageReference {
  /** A style sheet is bundled; any other file stays a file. */
  readonly kind: 'style' | 'file'
  readonly url: string
  readonly attribute: string
  /** Of the attribute, name and quotes included. */
  readonly start: number
  readonly end: number
  /** Of the whole element. */
  readonly element: { readonly start: number; readonly end: number }
}

/** Attributes that make a browser fetch a file, by element. Links to other pages do not. */
const attributes: Readonly<Record<string, readonly string[]>> = {
  img: ['src'],
  source: ['src'],
  video: ['src', 'poster'],
  audio: ['src'],
  track: ['src'],
  embed: ['src'],
  input: ['src'],
  script: ['src'],
  link: ['href'],
}

/** The files that a page names itself, but for its module scripts; and where its head ends. */
export function pageReferences(html: string): {
  readonly references: readonly PageReference[]
  readonly headEnd: number | undefined
} {
  const references: PageReference[] = []
  let headEnd: number | undefined
  visitElements(parse(html, { sourceCodeLocationInfo: true }), (element) => {
    if (element.tagName === 'head') headEnd = element.sourceCodeLocation?.endTag?.startOffset
    references.push(...referencesOf(element))
  })
  return { references, headEnd }
}

function referencesOf({ tagName, attrs, sourceCodeLocation: location }: Element): PageReference[] {
  if (!location || !Object.hasOwn(attributes, tagName)) return []
  const textOf = (name: string): string => attrs.find((one) => one.name === name)?.value ?? ''
  if (tagName === 'script' && textOf('type') === 'module') return []
  const kind = tagName === 'link' && textOf('rel').toLowerCase().split(/\s+/).includes('stylesheet') ? 'style' : 'file'
  return (attributes[tagName] ?? []).flatMap((attribute) => {
    const place = location.attrs?.[attribute]
    if (place === undefined) return []
    const element = { start: location.startOffset, end: location.endOffset }
    return [{ kind, url: textOf(attribute), attribute, start: place.startOffset, end: place.endOffset, element }]
  })
}
