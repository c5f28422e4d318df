import { render } from 'preact'
import { compileNow, startCompiling } from './compile/compile-loop.ts'
import { builder } from './compile/static-builder.ts'
import { App } from './layout/app.tsx'
import { EmbedApp } from './layout/embed-app.tsx'
import { startSaving } from './project/autosave.ts'
import { resume } from './project/session.ts'
import { watchEmbedded } from './share/open-embedded.ts'
import { watchLinks } from './share/open-link.ts'
import { onCommand } from './state/commands.ts'
import { isEmbedded } from './state/embedded.ts'
import { staticBuilder } from './state/static-build.ts'

const root = document.querySelector('#playground')
if (root === null) throw new Error('The page has no place for the playground.')
if (isEmbedded) await watchEmbedded()
else {
  await resume()
  startSaving()
}
staticBuilder.value = builder
startCompiling()
onCommand('compile', () => void compileNow())
root.replaceChildren()
render(isEmbedded ? <EmbedApp /> : <App />, root)
if (!isEmbedded) watchLinks()
