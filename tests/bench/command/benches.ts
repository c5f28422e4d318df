import type { Bench } from '../bench.ts'
import type { names } from './names.mjs'

export type BenchName = keyof typeof names

/** Each name's file. It is loaded when its name is asked for. */
export const benches: Readonly<Record<BenchName, () => Promise<{ readonly bench: Bench }>>> = {
  size: () => import('../size/bench.ts'),
  build: () => import('../build/bench.ts'),
  dispatch: () => import('../dispatch/bench.ts'),
  matching: () => import('../matching/bench.ts'),
  prerender: () => import('../prerender/bench.ts'),
  dev: () => import('../dev/bench.ts'),
  fetch: () => import('../browser/fetch.ts'),
  mocks: () => import('../browser/mocks.ts'),
  'cold-start': () => import('../browser/cold-start.ts'),
  'first-visit': () => import('../browser/first-visit.ts'),
  state: () => import('../browser/state.ts'),
  data: () => import('../data/bench.ts'),
  storage: () => import('../browser/storage.ts'),
  tabs: () => import('../browser/tabs.ts'),
  'dev-worker': () => import('../browser/dev-worker.ts'),
  compile: () => import('../compile.ts'),
  'static-routing': () => import('../static-routing.ts'),
  playground: () => import('../playground.ts'),
}
