import type { ResolvedConfig } from 'vite'
import type { PageFacts } from '../site/page-facts.ts'

/** What the plugins of a build know of it besides the configuration. */
export interface BuildState {
  /** What pages must know; set before they are built. */
  pages: PageFacts
  /** The folder where the files are in the end: the configuration has the staging folder in its place. */
  outDir: string
  /** The configuration changes nothing about modules: endpoints may be bundled without Vite. */
  isPlain: boolean
}

/** The plugin that has it as its `api`. Vite shares it between the environments of a build. */
export const stateName = 'stowaway:build-app'

/** In development endpoints change, so pages always wait for the worker. */
export const newBuildState = (): BuildState => ({
  pages: { hasGate: true, fileRoutes: [], sockets: [] },
  outDir: 'dist',
  isPlain: false,
})

/**
 * The state, for plugins of which each environment has its own: Vite takes its HTML hooks from those, and its other
 * hooks from shared ones.
 */
export function buildStateOf({ plugins }: Pick<ResolvedConfig, 'plugins'>): BuildState {
  const state: BuildState | undefined = plugins.find(({ name }) => name === stateName)?.api
  return state ?? newBuildState()
}
