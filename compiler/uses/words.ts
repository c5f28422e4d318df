import type { ModuleIndex } from './module-index.ts'
import { cooked, keyOf } from './nodes.ts'

/** The words of a program that may name something of the platform. */
export interface Words {
  /** Variables, members and keys, and texts that could be such a name. */
  readonly names: ReadonlySet<string>
  /** What code reads of other objects: members, keys of patterns, and texts that could be such a name. */
  readonly read: ReadonlySet<string>
  /** All texts without white space. */
  readonly texts: ReadonlySet<string>
}

const mayBeName = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u

export function wordsOf(modules: readonly ModuleIndex[]): Words {
  const names = new Set<string>()
  const read = new Set<string>()
  const texts = new Set<string>()
  const addText = (text: string | undefined): void => {
    if (text === undefined || /\s/.test(text)) return
    texts.add(text)
    if (!mayBeName.test(text)) return
    names.add(text)
    read.add(text)
  }
  for (const { nodes, parentOf } of modules) {
    for (const { name } of nodes.get('Identifier') ?? []) names.add(String(name))
    for (const node of nodes.get('MemberExpression') ?? []) {
      const name = keyOf(node)
      if (name !== undefined) read.add(name)
    }
    for (const node of nodes.get('Property') ?? []) {
      const name = keyOf(node)
      if (name !== undefined && parentOf(node)?.type === 'ObjectPattern') read.add(name)
    }
    for (const { value } of nodes.get('Literal') ?? []) if (typeof value === 'string') addText(value)
    for (const node of nodes.get('TemplateElement') ?? []) addText(cooked(node))
  }
  return { names, read, texts }
}
