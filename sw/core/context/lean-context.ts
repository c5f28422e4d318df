import type { APIContext } from '../endpoint/api-context.ts'
import type { ContextState, CreateContext } from './context-state.ts'
import { accessorOf, type Member, stateKey } from './member.ts'

/**
 * Contexts whose names are inherited and evaluated on first use. For endpoints that read names of the context, but never
 * list, spread or pass it on: they cannot tell the difference, and creating one costs next to nothing.
 */
export function leanContext(members: readonly Member[]): CreateContext {
  class Context {
    readonly [stateKey]: ContextState

    constructor(state: ContextState) {
      this[stateKey] = state
    }
  }
  for (const member of members) Object.defineProperty(Context.prototype, member.name, accessorOf(member))
  // The members are those that the endpoints read.
  return (state) => new Context(state) as unknown as APIContext
}
