import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { StowawayOptions } from '../../../compiler/project/settings.ts'
import { contentOf, createProject, dist, stowaway } from '../temporary-project.ts'

/** What the command line makes of a copy of a project: each file in base64, by its path in the output folder. */
export async function buildOnDisk(
  folder: string,
  options: StowawayOptions,
  input: readonly string[] = [],
): Promise<ReadonlyMap<string, string>> {
  const plugin = pathToFileURL(join(dist, 'runtime/commands/vite.js')).href
  const project = await createProject({
    'vite.config.mjs': `
      import { stowaway } from ${JSON.stringify(plugin)}
      export default {
        logLevel: 'error',
        plugins: [stowaway(${JSON.stringify(options)})],
        build: { rolldownOptions: { ${input.length > 0 ? `input: ${JSON.stringify(input)}` : ''} } },
      }`,
  })
  try {
    await cp(folder, project.root, { recursive: true })
    const { exitCode, stderr } = await stowaway('build', '--root', project.root)
    if (exitCode !== 0) throw new Error(stderr)
    const output = join(project.root, 'dist')
    const content = Object.entries(await contentOf(output))
    return new Map(content.map(([file, body]) => [file.slice(output.length + 1), body]))
  } finally {
    await project.remove()
  }
}
