import type { HostName, RunHost } from './host.ts'

const hosts: Readonly<Record<HostName, () => Promise<RunHost>>> = {
  core: async () => (await import('./hosts/core.ts')).runCore,
  worker: async () => (await import('./hosts/worker.ts')).runWorker,
  dev: async () => (await import('./hosts/dev.ts')).runDev,
  node: async () => (await import('./hosts/node.ts')).runNode,
  prerender: async () => (await import('./hosts/prerender.ts')).runPrerender,
}

/** Loads one host only: a browser or a bundler is not started for the others. */
export const loadHost = (name: HostName): Promise<RunHost> => hosts[name]()
