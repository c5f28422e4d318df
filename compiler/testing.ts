export type { TestApp } from '../sw/testing/app/create-test-app.ts'
export { type StartedTestApp, type StartTestOptions, startTestApp } from './vite/testing/start-test-app.ts'
