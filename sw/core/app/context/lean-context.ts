import type { APIContext } from '../../endpoint/api-context.ts'
import type { Pass } from '../pass.ts'
import { accessorOf, type Member, passKey } from './member.ts'

/**
 * Contexts whose names are inherited and evaluated on first use. For endpoints that read names of the context, but never
 * list, spread or pass it on: they cannot tell the difference, and creating one costs next to nothing.
 */
export function leanContext(members: readonly Member[]): (pass: Pass) => APIContext {
  class Context {
    readonly [passKey]: Pass

    constructor(pass: Pass) {
      this[passKey] = pass
    }
  }
  for (const member of members) Object.defineProperty(Context.prototype, member.name, accessorOf(member))
  // The members are those that the endpoints read.
  return (pass) => new Context(pass) as unknown as APIContext
}
