import { enginesOf, names } from './names.mjs'

/** A line for each name. */
export const list = () =>
  Object.entries(names)
    .map(
      ([name, about]) => `  ${name.padEnd(16)}${about}${name in enginesOf ? ` (${enginesOf[name].join(', ')})` : ''}`,
    )
    .join('\n')

/** What `--help` prints. */
export const usage = () => `Usage: npm run bench -- <name>... [options]

Measures our code beside others, in one run, and prints ratios. A bench never fails because something is slow.

  --list            the names (also without a name)
  --browser <name>  some browsers: chromium, firefox, webkit
  --rounds <n>      how often everything is measured
  --no-peers        leave out what must be installed from npm
  --record          write the figures into site/figures.json, which the docs show
  --help            this text

Names:
${list()}

Packages of others are installed once into $XDG_CACHE_HOME/stowaway-bench (default: ~/.cache/stowaway-bench).
The exit code is 0 when everything was measured, 1 when something failed or answered wrongly, 2 for a wrong command.`
