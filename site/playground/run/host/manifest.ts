import { computed, type ReadonlySignal } from '@preact/signals'
import type { RouteManifest } from 'stowaway'
import { lastGood } from '../../state/compiled.ts'

/** The route table of the newest code that compiled, also before it may run. */
export const manifest: ReadonlySignal<RouteManifest | undefined> = computed(
  // The compiler's bundle carries it.
  () => lastGood.value?.manifest as RouteManifest | undefined,
)

/** Absolute URL of the project's root, with a slash at the end: its requests go below it, wherever it runs. */
export const root: ReadonlySignal<string> = computed(
  () => new URL(`${manifest.value?.base ?? ''}/`, location.href).href,
)
