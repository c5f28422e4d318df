import { engineNames } from './engines.mjs'

const about = {
  push: 'Runs the tests. What takes too long for each push is in "npm run soak".',
  soak: `Runs everything: each test in each engine, at / and below a path, and the load tests in full. It takes hours.

STOWAWAY_SEED=N repeats the random moments of a run of the kills that printed this seed.`,
}
const commands = { push: 'npm test', soak: 'npm run soak' }

/** What `--help` prints. */
export const usage = (tier, steps) => `Usage: ${commands[tier]} [-- --only <step>,...] [--browser <name>,...]

${about[tier]}

  --only <step>     some steps: ${wrap(steps)}
  --browser <name>  some browsers: ${engineNames.join(', ')}
  --help            this text

A browser that is missing is installed, where that can be done. The last line is "N passed, N failed, N skipped"; the
exit code is 0 when none failed.`

/** A list in lines of a readable width. */
function wrap(names) {
  const lines = ['']
  for (const name of names) {
    const last = lines.at(-1)
    if (last.length + name.length > 90) lines.push(name)
    else lines[lines.length - 1] = last === '' ? name : `${last}, ${name}`
  }
  return lines.join(`,\n${' '.repeat(20)}`)
}
