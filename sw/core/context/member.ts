import type { ContextState } from './context-state.ts'

/** One name of the context. */
export interface Member {
  readonly name: string | symbol
  /** `target`: a value, which a rewrite changes. `lazy`: evaluated on each read. */
  readonly kind: 'value' | 'target' | 'lazy'
  /** Whether a context that is listed or spread leaves the name out. Only of lazy ones. */
  isHidden?(state: ContextState): boolean
  read(state: ContextState): unknown
  /** Called if a lazy one is assigned. Absent: that is a TypeError. */
  write?(state: ContextState): never
}

/** Where a context keeps its state. */
export const stateKey: unique symbol = Symbol('state')

/** A context, as its members see it. */
export interface WithState {
  readonly [stateKey]: ContextState
}

/** The accessor of a member. All contexts share it. */
export function accessorOf({ read, write }: Member): PropertyDescriptor {
  return {
    configurable: true,
    get(this: WithState) {
      return read(this[stateKey])
    },
    ...(write && {
      set(this: WithState) {
        write(this[stateKey])
      },
    }),
  }
}
