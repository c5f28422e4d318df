import { basename } from 'node:path'
import type { ResolvedConfig } from 'vite'

/** The part of Vitest's options that matters here. Vite knows no such option. */
interface TestOptions {
  readonly setupFiles?: string | readonly string[]
  readonly browser?: { readonly enabled?: boolean }
}

/** The module that a project names in `test.setupFiles`: its file, and how the option names it. */
const setUpModule = /(?:^stowaway\/testing\/setup|^testing-setup\.[jt]s)$/

/** Whether Vitest runs with this configuration, and who answers in its tests. */
export function inTests(config: ResolvedConfig): 'no' | 'endpoints of the test' | 'endpoints of the worker' {
  if (!config.plugins.some(({ name }) => /^vitest(?::|$)/.test(name))) return 'no'
  const { setupFiles = [], browser }: TestOptions = Reflect.get(config, 'test') ?? {}
  const isSetUp = [setupFiles].flat().some((file) => setUpModule.test(file) || setUpModule.test(basename(file)))
  // Without the set-up, a page in a browser has its worker, as in development.
  return isSetUp || browser?.enabled !== true ? 'endpoints of the test' : 'endpoints of the worker'
}
