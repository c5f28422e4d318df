import { docstringBefore } from './docstring.ts'
import type { ExportedName } from './exported-name.ts'
import { declarationOf, listOf, partOf } from './syntax.ts'

export interface ApiMember {
  /** As it is read or called: `get()`. */
  readonly name: string
  readonly text: string
}

/** The members of an interface or a class that its source explains. */
export function membersOf({ file: { code }, declarations }: ExportedName): readonly ApiMember[] {
  return declarations.map(declarationOf).flatMap((declaration) => {
    const body = partOf(declaration, 'body')
    if (!/^(?:TSInterfaceBody|ClassBody)$/.test(body?.type ?? '') || body === undefined) return []
    return listOf(body, 'body').flatMap((member) => {
      const text = docstringBefore(code, member.start)
      const key = partOf(member, 'key')
      if (text === '' || key === undefined) return []
      const isCalled =
        /^(?:TSMethodSignature|MethodDefinition)$/.test(member.type) && !/^[gs]et\s/.test(code.slice(member.start))
      return [{ name: `${code.slice(key.start, key.end)}${isCalled ? '()' : ''}`, text }]
    })
  })
}
