import { relative } from 'node:path'
import type { BuildReport } from './build-report.ts'
import type { Colours } from './colours.ts'
import { formatBytes } from './format-bytes.ts'

const mostFiles = 20

/** Formats the report of a build: files, worker, counts and time. */
export function formatBuild(report: BuildReport, colours: Colours): string {
  const folder = relative(process.cwd(), report.outDir) || '.'
  const shown = report.files.slice(0, mostFiles)
  const width = Math.max(0, ...shown.map(({ path }) => path.length))
  const files = shown.map(
    ({ path, bytes }) => `  ${colours.dim(`${folder}/`)}${path.padEnd(width)}  ${formatBytes(bytes).padStart(9)}`,
  )
  const left = report.files.length - shown.length
  const { worker, needsWorker, offline, unchanged = 0 } = report
  const kept = unchanged > 0 ? `, ${unchanged} of them unchanged` : ''
  return [
    ...files,
    ...(left > 0 ? [colours.dim(`  and ${count(left, 'more file')}`)] : []),
    ...(worker ? [`Worker: ${worker.path}, ${formatBytes(worker.bytes)} (${formatBytes(worker.gzip)} gzip)`] : []),
    ...(needsWorker === false ? ['Worker: not needed, since nothing runs on request'] : []),
    ...(offline ? [offlineLine(offline)] : []),
    routeLine(report.routes),
    `${colours.green('Done')}: ${count(report.files.length, 'file')} in ${folder}${kept}, ${formatTime(report.milliseconds)}`,
    '',
  ].join('\n')
}

function offlineLine({ files, bytes, leftOut }: NonNullable<BuildReport['offline']>): string {
  const rest = leftOut === 0 ? '' : `, ${leftOut} left to the network`
  return `Offline: ${count(files, 'file')}, ${formatBytes(bytes)} kept in the browser${rest}`
}

function routeLine(routes: BuildReport['routes']): string {
  const prerendered = routes.filter((route) => route.prerendered).length
  return `Endpoints: ${prerendered} prerendered, ${routes.length - prerendered} on request`
}

const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`

const formatTime = (milliseconds: number): string =>
  milliseconds < 1000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1000).toFixed(1)} s`
