import { expect, test } from 'vitest'
import type { StowawayOptions } from '../../compiler/project/settings.ts'
import { openCorpus, readRecording } from './corpus-project.ts'
import { deviations } from './deviations.mjs'

/** Hashes of content differ: Astro has its own, and another folder for them. */
const withoutHashes = (text: string, root: string): string =>
  text
    .replaceAll(root, '{{root}}')
    .replace(/\/(?:_astro|assets)\/([\w-]+?)[.-][\w-]{8}(?:_\w+)?\.(?=\w+)/g, '/assets/$1.')

interface CorpusCase {
  readonly name: string
  readonly options?: StowawayOptions
  readonly base?: string
}

const cases: readonly CorpusCase[] = [
  { name: 'content', options: { site: 'https://example.org' } },
  { name: 'legacy' },
  { name: 'folders' },
  { name: 'modules', options: { site: 'https://example.org/app/' }, base: '/docs' },
  { name: 'assets' },
  { name: 'sharp' },
]

test.for(cases)('$name: files are what Astro wrote, byte for byte', { timeout: 300_000 }, async (given) => {
  const { name, options, base } = given
  const recording = await readRecording(name)
  const project = await openCorpus(name, { stowaway: { output: 'static', ...options }, ...(base && { base }) })
  try {
    const built = await project.build()
    expect(Object.keys(recording.files).length).toBeGreaterThan(0)
    for (const [path, text] of Object.entries(recording.files)) {
      const deviation = deviations.find(({ file }) => file === `${name}/${path}`)
      const ours = withoutHashes(built[path] ?? 'missing', project.root)
      if (deviation !== undefined) expect(ours, path).not.toBe(withoutHashes(text, ''))
      expect(ours, path).toBe(deviation?.ours ?? withoutHashes(text, project.root))
    }
    // Every address of an image is that of a file.
    const answers = Object.keys(recording.files).map((path) => built[path] ?? '')
    const images = answers.flatMap((text) => text.match(/(?<=")\/assets\/[\w.-]+(?=")/g) ?? [])
    expect(images.filter((path) => built[path.slice(1)] === undefined)).toEqual([])
    expect(images.length > 0).toBe(recording.assets.length > 0)
  } finally {
    await project.remove()
  }
})
