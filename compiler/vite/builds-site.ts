import type { ConfigEnv, UserConfig } from 'vite'

/**
 * Whether `vite build` builds a site. With `build.ssr`, also as a flag, it builds a server of the project's own, and with
 * `build.lib` a library: neither has pages or a worker.
 */
export const buildsSite = ({ build }: UserConfig, { isSsrBuild = false }: Pick<ConfigEnv, 'isSsrBuild'>): boolean =>
  !isSsrBuild && !build?.ssr && !build?.lib
