import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { readFacts } from './facts.ts'
import { type HostName, hostNames } from './host.ts'
import { loadHost } from './load-host.ts'
import { readOptions } from './options.ts'
import { packageRoot } from './package-root.ts'
import { InputError, projectFolders, readProject } from './project.ts'
import { createReport } from './report.ts'
import type { Result } from './result.ts'

const help = `npm run conformance -- [DIR…] [--host ${hostNames.join('|')}] [--json] [--only TEXT]

Compares the answers of one host with those recorded from Astro.

  DIR          project folders (plain files among them are passed over); default: all in tests/conformance/corpora
  --host NAME  core (default): the app in this process; worker: built, in a service worker of Chromium;
               dev: the dev server and its worker; node: the built server; prerender: written files and build errors
  --json       one object a line: {project, name, result: pass|fail|skip, reason?, expected?, actual?}
  --only TEXT  only cases whose name holds TEXT

A case that differs by a listed deviation is a failure whose reason is the deviation's code (D01 …, L1).
Exit code: 0 when every failure has such a code, 1 when one has none, 2 on bad input.`

const isHostName = (name: string): name is HostName => hostNames.some((one) => one === name)

function readArguments(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        host: { type: 'string', default: 'core' },
        json: { type: 'boolean', default: false },
        only: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    })
  } catch (error) {
    throw new InputError(error instanceof Error ? error.message : String(error))
  }
}

/** A project that could not be built or served fails as a whole; the others still run. */
const brokenProject = (project: string, error: unknown): Result => ({
  project,
  name: 'the whole project',
  result: 'fail',
  expected: { run: 'built and served' },
  actual: { run: error instanceof Error ? `${error.name}: ${error.message}` : String(error) },
})

async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = readArguments(args)
  if (values.help) {
    console.log(help)
    return 0
  }
  if (!isHostName(values.host)) {
    throw new InputError(`Unknown host '${values.host}'. One of: ${hostNames.join(', ')}.`)
  }
  const folders = projectFolders(positionals, join(packageRoot, 'tests/conformance/corpora'))
  const projects = folders.map(readProject)
  // Only results may be written there, whatever endpoints print.
  const write = process.stdout.write.bind(process.stdout)
  if (values.json) process.stdout.write = process.stderr.write.bind(process.stderr)
  const report = createReport(values.json, (line) => write(`${line}\n`))
  const runHost = await loadHost(values.host)
  for (const project of projects) {
    const { config, astro } = project.settings
    for (const note of readOptions(config, astro).notes) console.error(`note: ${project.name}: ${note}`)
    const facts = readFacts(project.folder, astro, config)
    const wants = (name: string) => values.only === undefined || name.includes(values.only)
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
