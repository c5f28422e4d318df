import type { ResolvedConfig } from 'vite'

/** What the dev server knows of the endpoints, for other plugins. */
export interface DevFacts {
  /** The routes whose addresses are those of files, as in a build. */
  fileRoutes(): Promise<readonly string[]>
}

/** The plugin that has it as its `api`. */
export const devName = 'stowaway:dev'

export function devFactsOf({ plugins }: Pick<ResolvedConfig, 'plugins'>): DevFacts {
  const facts: DevFacts | undefined = plugins.find(({ name }) => name === devName)?.api
  return facts ?? { fileRoutes: async () => [] }
}
