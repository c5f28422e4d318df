export { keepModules } from '../core/endpoint/keep-modules.ts'
export { setTestProject } from './app/current-tests.ts'
export { setUp } from './vitest/set-up.ts'
