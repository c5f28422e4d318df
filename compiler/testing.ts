export type { TestApp } from '../sw/testing/app/test-app.ts'
export { type StartedTestApp, type StartTestOptions, startTestApp } from './vite/testing/start-test-app.ts'
