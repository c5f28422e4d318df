import { type SourceFiles, textOf } from '../content/source-files.ts'

/** Names a project in all that it keeps: the `name` in its `package.json`, as on disk. */
export function projectId(files: SourceFiles): string {
  const content = files.get('package.json')
  try {
    const { name }: { name?: unknown } = content === undefined ? {} : JSON.parse(textOf(content))
    return typeof name === 'string' && name !== '' ? name : 'app'
  } catch {
    return 'app'
  }
}
