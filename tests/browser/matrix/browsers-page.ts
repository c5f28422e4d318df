import { type EngineName, engineNames } from '../engine/engine.ts'
import { type Limit, limits } from '../engine/limits.ts'
import { type Exception, expectations, expected, limitOfState } from './expectation.ts'
import { type InitiatorName, initiatorNames } from './initiator-names.ts'
import { stateNames, states } from './states.ts'

const titles: Readonly<Record<EngineName, string>> = { chromium: 'Chromium', firefox: 'Firefox', webkit: 'WebKit' }

const head = `# Browsers

Stowaway's browser tests run in Chromium, Firefox and WebKitGTK. WebKitGTK has Safari's engine but different network,
storage and media layers: Safari itself is not tested. \`npm run docs:browsers\` generates this page from the tables of
those tests.`

/** The docs page on what each engine can and cannot do, in Markdown. */
export function browsersPage(): string {
  return [
    head,
    '## What does not work',
    'No code can lift these limits. The last column names an alternative, if there is one.',
    table(
      ['what', 'where', 'why', 'instead'],
      limitsOf('users').map((limit) => [limit.what, namesOf(limit), limit.reason, limit.instead ?? '']),
    ),
    '## Which requests reach the worker',
    matrixHead(),
    table(
      ['request', ...engineNames.map((name) => titles[name])],
      initiatorNames.map((initiator) => [initiator, ...engineNames.map((name) => cell(name, initiator))]),
    ),
    '## The states',
    table(
      ['state', ...engineNames.map((name) => titles[name]), 'description'],
      stateNames.map((state) => [
        state,
        ...engineNames.map((name) => (limitOfState(name, state) === undefined ? 'tested' : 'cannot be tested')),
        states[state],
      ]),
    ),
    '## What tests cannot control',
    'The engine may support these, but a test cannot trigger or observe them.',
    table(
      ['what', 'where', 'why'],
      limitsOf('tests').map((limit) => [limit.what, namesOf(limit), limit.reason]),
    ),
  ].join('\n\n')
}

/** How many cells are tested in an engine. */
export const testedCells = (engine: EngineName): number =>
  initiatorNames.length * stateNames.filter((state) => limitOfState(engine, state) === undefined).length

function matrixHead(): string {
  const cells = engineNames.map((name) => `${testedCells(name)} in ${titles[name]}`).join(', ')
  return `The tests make ${initiatorNames.length} kinds of requests to an endpoint, each in [${stateNames.length} states](#the-states) of page and worker, at the root of
an origin and below a path: ${cells}. Each test checks who answers, and how many requests the server gets.

"worker" means that the endpoint in the worker answers and the server gets no request, in every state that is not named.
"server" means that the request bypasses the worker. Without network, such a request fails.`
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
  return by === 'worker' ? `worker after ${times}` : 'no request'
}

const namesOf = ({ engines }: Limit): string => engines.map((name) => titles[name]).join(', ')

const limitsOf = (whom: Limit['limits']): readonly Limit[] =>
  (limits as readonly Limit[]).filter((limit) => limit.limits === whom)

function table(titles: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((text) => text.replaceAll('|', '\\|')).join(' | ')} |`
  return [line(titles), line(titles.map(() => '---')), ...rows.map(line)].join('\n')
}
