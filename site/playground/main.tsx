import { render } from 'preact'
import { compileNow, startCompiling } from './compile/compile-loop.ts'
import { builder } from './compile/static-builder.ts'
import { App } from './layout/app.tsx'
import { startSaving } from './project/autosave.ts'
import { resume } from './project/session.ts'
import { watchLinks } from './share/open-link.ts'
import { onCommand } from './state/commands.ts'
import { staticBuilder } from './state/static-build.ts'

const root = document.querySelector('#playground')
if (root === null) throw new Error('The page has no place for the playground.')
await resume()
startSaving()
staticBuilder.value = builder
startCompiling()
onCommand('compile', () => void compileNow())
root.replaceChildren()
render(<App />, root)
watchLinks()
