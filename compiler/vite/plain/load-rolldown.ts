import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import type { Rolldown } from 'vite'

/** The part of Vite's bundler that is used here. */
export interface RolldownModule {
  rolldown(options: Rolldown.InputOptions): Promise<Rolldown.RolldownBuild>
}

/**
 * Vite's own bundler, without Vite, which takes three times as long to load. Package managers need not put it where
 * anything but Vite finds it.
 */
export async function loadRolldown(): Promise<RolldownModule> {
  const vite = createRequire(import.meta.url).resolve('vite/package.json')
  return import(pathToFileURL(createRequire(vite).resolve('rolldown')).href)
}
