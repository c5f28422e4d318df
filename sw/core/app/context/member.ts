import type { Pass } from '../pass.ts'

/** One name of the context. */
export interface Member {
  readonly name: string | symbol
  /** `target`: a value, which a rewrite changes. `lazy`: evaluated on each read. */
  readonly kind: 'value' | 'target' | 'lazy'
  /** Whether a context that is listed or spread leaves the name out. Only of lazy ones. */
  isHidden?(pass: Pass): boolean
  read(pass: Pass): unknown
  /** Called if a lazy one is assigned. Absent: that is a TypeError. */
  write?(pass: Pass): never
}

/** Where a context keeps its pass. */
export const passKey: unique symbol = Symbol('pass')

/** A context, as its members see it. */
interface WithPass {
  readonly [passKey]: Pass
}

/** The accessor of a member. All contexts share it. */
export function accessorOf({ read, write }: Member): PropertyDescriptor {
  return {
    configurable: true,
    get(this: WithPass) {
      return read(this[passKey])
    },
    ...(write && {
      set(this: WithPass) {
        write(this[passKey])
      },
    }),
  }
}
