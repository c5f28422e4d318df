import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals'
import type { Bundle, CompileResult, Diagnostic } from './compiler-types.ts'

/** The newest outcome of the compiler; undefined until it has answered for the project on the screen. */
export const result: Signal<CompileResult | undefined> = signal(undefined)

/** The newest bundle that compiled. It keeps running while the code is broken; undefined for a new project. */
export const lastGood: Signal<Bundle | undefined> = signal(undefined)

/**
 * Whether the code may run: false for code that came by a link, until its reader presses Run.
 * Nothing of a project is ever evaluated while this is false.
 */
export const isTrusted: Signal<boolean> = signal(false)

/** The bundle that may run now: what the runner loads whenever it changes. */
export const runnable: ReadonlySignal<Bundle | undefined> = computed(() =>
  isTrusted.value ? lastGood.value : undefined,
)

/** What the compiler, or the runner while it loaded the bundle, had to say. */
export const diagnostics: ReadonlySignal<readonly Diagnostic[]> = computed(() => [
  ...(result.value === undefined ? [] : result.value.ok ? [] : result.value.errors),
  ...(loadError.value === undefined ? [] : [loadError.value]),
  ...(result.value?.warnings ?? []),
])

/** What the runner says of a bundle that does not evaluate; the runner sets and clears it. */
export const loadError: Signal<Diagnostic | undefined> = signal(undefined)

export type CompilerState =
  | { phase: 'idle' }
  | { phase: 'download'; loaded: number; total?: number }
  | { phase: 'start' }
  | { phase: 'compiling' }
  | { phase: 'failed'; why: string }

export const compilerState: Signal<CompilerState> = signal({ phase: 'idle' })

/** How long the newest compile took, from the edit on, in milliseconds. */
export const compileTime: Signal<number | undefined> = signal(undefined)
