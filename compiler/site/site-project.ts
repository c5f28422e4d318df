import type { Settings } from '../project/settings.ts'

/** The part of a project that the build of its site needs, on every host. */
export interface SiteProject {
  /** Names the project in all that it keeps. */
  readonly id: string
  /** `''` or `/repo`; `''` if it is relative. */
  readonly base: string
  /** The site may lie at any path, which only the running site knows (`base: './'`). */
  readonly isRelative: boolean
  readonly options: Settings
  /**
   * As in Vite. `spa`: the app's page answers navigations without a file or an endpoint. `mpa`: the 404 page does.
   * `custom`: in development, another server answers them.
   */
  readonly appType: 'spa' | 'mpa' | 'custom'
}

/** The path of the worker script and the folder it controls. */
export function workerAddress({ base }: Pick<SiteProject, 'base'>): {
  readonly script: string
  readonly scope: string
} {
  return { script: `${base}/sw.js`, scope: `${base}/` }
}
