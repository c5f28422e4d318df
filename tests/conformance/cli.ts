import { join } from 'node:path'
import { packageRoot } from '../hosts/package-root.ts'
import { help, readArguments } from './arguments.ts'
import { readFacts } from './facts.ts'
import { loadHost } from './load-host.ts'
import { readOptions } from './options.ts'
import { InputError, projectFolders, readProject } from './project.ts'
import { createReport } from './report.ts'
import type { Result } from './result.ts'

/** A project that could not be built or served fails as a whole; the others still run. */
const brokenProject = (project: string, error: unknown): Result => ({
  project,
  name: 'the whole project',
  result: 'fail',
  expected: { run: 'built and served' },
  actual: { run: error instanceof Error ? `${error.name}: ${error.message}` : String(error) },
})

async function run(args: readonly string[]): Promise<number> {
  const options = readArguments(args)
  if (options.help) {
    console.log(help)
    return 0
  }
  const { json, only } = options
  const folders = projectFolders(options.paths, join(packageRoot, 'tests/conformance/corpora'))
  const projects = folders.map(readProject)
  // Only results may be written there, whatever endpoints print.
  const write = process.stdout.write.bind(process.stdout)
  if (json) process.stdout.write = process.stderr.write.bind(process.stderr)
  const report = createReport(json, (line) => write(`${line}\n`))
  const runHost = await loadHost(options.host)
  for (const project of projects) {
    const { config, astro } = project.settings
    for (const note of readOptions(config, astro).notes) console.error(`note: ${project.name}: ${note}`)
    const facts = readFacts(project.folder, astro, config)
    const wants = (name: string) => only === undefined || name.includes(only)
    try {
      for await (const result of runHost({ project, facts, wants })) report.add(result)
    } catch (error) {
      console.error(error)
      report.add(brokenProject(project.name, error))
    }
  }
  return report.end()
}

try {
  process.exitCode = await run(process.argv.slice(2))
} catch (error) {
  if (!(error instanceof InputError)) throw error
  console.error(`${error.message}\n\n${help}`)
  process.exitCode = 2
}
