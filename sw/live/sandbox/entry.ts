import { startSandbox } from './start-sandbox.ts'

startSandbox()
