// What `bin.ts` loads, as one module: it is packed.
export { run } from './run.ts'
export { processTerminal } from './terminal.ts'
