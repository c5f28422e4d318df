import { buildInto, preview, type Served, temporaryFolder } from './serve-project.ts'

export interface Site extends Served {
  /** The folder of the build. */
  readonly folder: string
}

/** @param project a folder of this repository; `flags` go to the build */
export type Serve = (project: string, ...flags: string[]) => Promise<Site>

/** Builds and previews projects below a base, each combination of project and flags once. */
export function serveBuilds(base: string): { readonly serve: Serve; close(): Promise<void> } {
  const sites = new Map<string, Promise<Site>>()
  const removals: (() => Promise<void>)[] = []
  const build = async (project: string, flags: readonly string[]): Promise<Site> => {
    const folder = await temporaryFolder()
    removals.push(folder.remove)
    await buildInto(folder.path, project, '--base', base, ...flags)
    const served = await preview(folder.path, base)
    removals.push(served.close)
    return { ...served, folder: folder.path }
  }
  return {
    serve: (project, ...flags) => {
      const key = JSON.stringify([project, ...flags])
      const site = sites.get(key) ?? build(project, flags)
      sites.set(key, site)
      return site
    },
    close: async () => {
      for (const remove of removals.reverse()) await remove()
    },
  }
}
