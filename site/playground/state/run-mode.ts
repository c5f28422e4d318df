import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals'
import { project } from './project.ts'

/** Where the endpoints run: in the sandbox, or in a worker that the visitor installed in this browser. */
export type RunMode = 'sandbox' | 'installed'

export const runMode: Signal<RunMode> = signal('sandbox')

/** Path of the project's live worker, with a slash at both ends. */
export const liveScope: ReadonlySignal<string> = computed(() => `${import.meta.env.BASE_URL}play/${project.value.id}/`)

/** Bundles whose loops are guarded: an installed worker gets no other. */
export const guarded: WeakSet<object> = new WeakSet()
