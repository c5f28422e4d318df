import { parseArgs } from 'node:util'

/**
 * The steps that the command line asks for: all, or those of `--only unit,conformance:core`. A group's name, `types` or
 * `conformance`, stands for all its steps. The build is never left out, since others run what it makes.
 */
export function chooseSteps(steps, args) {
  const { values } = parseArgs({ args, options: { only: { type: 'string' } } })
  if (values.only === undefined) return steps
  const asked = values.only.split(',').map((name) => name.trim())
  const matches = (name, step) => step.name === name || step.name.startsWith(`${name}:`)
  const unknown = asked.find((name) => !steps.some((step) => matches(name, step)))
  if (unknown !== undefined) {
    const names = new Set(steps.flatMap(({ name }) => [name.split(':')[0], name]))
    throw new Error(`No step is called "${unknown}". The steps are: ${[...names].join(', ')}.`)
  }
  return steps.filter((step) => asked.some((name) => matches(name, step)) || step.name === 'build')
}
