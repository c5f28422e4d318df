import { type EngineName, engineNames } from '../engine/engine.ts'
import { type Limit, limits } from '../engine/limits.ts'
import { type Exception, expectations, expected, limitOfState } from './expectation.ts'
import { type InitiatorName, initiatorNames } from './initiator-names.ts'
import { stateNames, states } from './states.ts'

const titles: Readonly<Record<EngineName, string>> = { chromium: 'Chromium', firefox: 'Firefox', webkit: 'WebKit' }

const head = `# Browsers

Stowaway's browser tests run in Chromium, Firefox and WebKitGTK. WebKitGTK is Safari's engine with another network,
storage and media layer: Safari itself is not tested. This page is written from the tables of those tests by
\`npm run docs:browsers\`.`

/** The page on what each engine can and cannot do, in Markdown. */
export function browsersPage(): string {
  return [
    head,
    '## What people cannot have',
    'No code can lift these. Where something else does work, it is named.',
    table(
      ['what', ...engineNames.map((name) => titles[name]), 'why', 'instead'],
      limitsOf('users').map((limit) => [
        limit.what,
        ...engineNames.map((name) => (limit.engines.includes(name) ? 'no' : '')),
        limit.reason,
        limit.instead ?? '',
      ]),
    ),
    '## Who answers',
    matrixHead(),
    table(
      ['request', ...engineNames.map((name) => titles[name])],
      initiatorNames.map((initiator) => [initiator, ...engineNames.map((name) => cell(name, initiator))]),
    ),
    'The states:',
    table(
      ['state', ...engineNames.map((name) => titles[name]), 'what it is'],
      stateNames.map((state) => [
        state,
        ...engineNames.map((name) => (limitOfState(name, state) === undefined ? 'tested' : 'cannot be tested')),
        states[state],
      ]),
    ),
    '## What tests cannot drive',
    'The engine may well do it; a test cannot make it do so, or cannot see it.',
    table(
      ['what', 'where', 'why'],
      limitsOf('tests').map(({ what, engines, reason }) => [
        what,
        engines.map((name) => titles[name]).join(', '),
        reason,
      ]),
    ),
  ].join('\n\n')
}

/** How many cells are tested in an engine. */
export const testedCells = (engine: EngineName): number =>
  initiatorNames.length * stateNames.filter((state) => limitOfState(engine, state) === undefined).length

function matrixHead(): string {
  const cells = engineNames.map((name) => `${testedCells(name)} in ${titles[name]}`).join(', ')
  return `${initiatorNames.length} ways to ask, each in ${stateNames.length} states of page and worker, at the root of an origin and below a path:
${cells}. In each of them it is tested who answers, and how often the server is asked for the endpoint.

"Worker" is every state in which the endpoint in the worker answers and the server hears nothing; what differs is said
with its number of requests at the server. Offline, nobody answers what the server would.`
}

function cell(engine: EngineName, initiator: InitiatorName): string {
  const always = expectations[engine].exceptions.find(
    (one) => one.initiators.includes(initiator) && one.states === undefined,
  )
  if (always !== undefined) return answerer(always)
  const sometimes = stateNames.flatMap((state) => {
    const { by, hits } = expected(engine, initiator, state)
    if (limitOfState(engine, state) !== undefined) return []
    return by === 'worker' && hits === 0 ? [] : [`${state}: ${answerer({ by, hits })}`]
  })
  return ['worker', ...sometimes].join('; ')
}

function answerer({ by, hits }: Pick<Exception, 'by' | 'hits'>): string {
  const times = hits === 1 ? '1 request' : `${hits} requests`
  if (by === 'server') return `server, ${times}`
  return by === 'worker' ? `worker after ${times}` : 'nobody asks'
}

const limitsOf = (whom: Limit['limits']): readonly Limit[] =>
  (limits as readonly Limit[]).filter((limit) => limit.limits === whom)

function table(titles: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((text) => text.replaceAll('|', '\\|')).join(' | ')} |`
  return [line(titles), line(titles.map(() => '---')), ...rows.map(line)].join('\n')
}
