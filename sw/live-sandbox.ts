export { startSandbox } from './live/sandbox/start-sandbox.ts'
