import { mkdir, writeFile } from 'node:fs/promises'
import { errorReference } from '../docs/error-reference.ts'

// Two folders of `dist` above: the script runs as it was built.
const file = new URL('../../../site/docs/errors.md', import.meta.url)

await mkdir(new URL('.', file), { recursive: true })
await writeFile(file, errorReference())
