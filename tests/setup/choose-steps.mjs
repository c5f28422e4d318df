/** What `--only` may name: steps, groups such as `types`, and parts of steps. */
export const stepNames = (steps) => {
  const names = steps.flatMap(({ name, parts }) => [
    name.split(':')[0],
    name,
    ...(name === 'browser' ? parts.keys() : []),
  ])
  return [...new Set(names)]
}

/**
 * Returns the chosen steps: all, or those of a list such as `unit,browser:webkit`. A group's name, `types` or
 * `conformance`, stands for all its steps. The build always runs, because other steps need it.
 *
 * @throws an error that lists the steps
 */
export function chooseSteps(steps, { only, browsers }) {
  const names = stepNames(steps)
  const unknown = only?.find((name) => !names.includes(name))
  if (unknown !== undefined) throw new Error(`No step is called "${unknown}". The steps are: ${names.join(', ')}.`)
  const isAsked = (name) => only === undefined || only.some((one) => one === name || name.startsWith(`${one}:`))
  const chosen = steps.flatMap((step) => {
    const whole = isAsked(step.name)
    if (step.parts === undefined) return whole || step.name === 'build' ? [step] : []
    const parts = [...step.parts].filter(
      ([name, { engine }]) => (whole || isAsked(name)) && (engine === undefined || browsers.includes(engine)),
    )
    return parts.length > 0 ? [{ ...step, parts: new Map(parts) }] : []
  })
  return chosen
}
