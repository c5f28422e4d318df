import type { BuildReport } from '../node/build-report.ts'
import { formatBuild } from '../node/format-build.ts'
import type { Terminal } from './terminal.ts'

/** Prints the report of a build, for people or as JSON. */
export function printBuild(report: BuildReport, json: boolean | undefined, terminal: Terminal): void {
  terminal.out.write(json ? `${JSON.stringify(report, null, 2)}\n` : formatBuild(report, terminal.colours))
}
