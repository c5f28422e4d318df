import type { Reporter } from '../../compiler/reporter.ts'

export const silent: Reporter = { info() {}, warn() {}, progress() {} }
