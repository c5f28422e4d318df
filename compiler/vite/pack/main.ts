import { writeRuntime } from './write-runtime.ts'

await writeRuntime()
