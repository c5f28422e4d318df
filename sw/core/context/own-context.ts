import type { APIContext } from '../endpoint/api-context.ts'
import type { CreateContext } from './context-state.ts'
import { accessorOf, type Member, stateKey } from './member.ts'

/**
 * Contexts whose names are own enumerable properties, as those of Astro (Astro reference, "The context object"): code
 * may list and spread them, and take them apart, as in `const { params, ...rest } = context`.
 */
export function ownContext(members: readonly Member[]): CreateContext {
  const targets = members.filter(({ kind }) => kind === 'target')
  const all = members.map((member) => ({ member, accessor: member.kind === 'lazy' ? accessorOf(member) : undefined }))
  return (state) => {
    const context: Record<string | symbol, unknown> = {}
    for (const { member, accessor } of all) {
      const { name } = member
      if (accessor === undefined) context[name] = member.read(state)
      else Object.defineProperty(context, name, { ...accessor, enumerable: !member.isHidden?.(state) })
    }
    Object.defineProperty(context, stateKey, { value: state })
    state.moved = () => {
      for (const { name, read } of targets) context[name] = read(state)
    }
    // The members are those of an APIContext.
    return context as unknown as APIContext
  }
}
