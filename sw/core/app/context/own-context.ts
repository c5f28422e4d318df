import type { APIContext } from '../../endpoint/api-context.ts'
import type { Pass } from '../pass.ts'
import { accessorOf, type Member, passKey } from './member.ts'

/**
 * Contexts whose names are own enumerable properties, as those of Astro (Astro reference, "The context object"): code
 * may list and spread them, and take them apart, as in `const { params, ...rest } = context`.
 */
export function ownContext(members: readonly Member[]): (pass: Pass) => APIContext {
  const targets = members.filter(({ kind }) => kind === 'target')
  const renew = (context: Record<string | symbol, unknown>, pass: Pass): void => {
    for (const { name, read } of targets) context[name] = read(pass)
  }
  const all = members.map((member) => ({ member, accessor: member.kind === 'lazy' ? accessorOf(member) : undefined }))
  return (pass) => {
    const context: Record<string | symbol, unknown> = {}
    for (const { member, accessor } of all) {
      const { name } = member
      if (accessor === undefined) context[name] = member.read(pass)
      else Object.defineProperty(context, name, { ...accessor, enumerable: !member.isHidden?.(pass) })
    }
    Object.defineProperty(context, passKey, { value: pass })
    pass.moved = () => renew(context, pass)
    // The members are those of an APIContext.
    return context as unknown as APIContext
  }
}
