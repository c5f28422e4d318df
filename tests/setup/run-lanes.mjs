/**
 * Runs steps: those of the lane `first` one after the other, then each other lane beside the others, and then those of
 * `alone`.
 *
 * @param run runs one step; it never rejects
 */
export async function runLanes(steps, run) {
  const inTurn = async (some) => {
    for (const step of some) await run(step)
  }
  const lane = (name) => steps.filter((step) => step.lane === name)
  const side = new Set(steps.map((step) => step.lane).filter((name) => name !== 'first' && name !== 'alone'))
  await inTurn(lane('first'))
  await Promise.all([...side].map((name) => inTurn(lane(name))))
  await inTurn(lane('alone'))
}
