import { withArgument, withArgumentCode } from '../scripts/wrap-script.ts'
import { type SiteFile, siteFile } from './site-file.ts'
import type { SiteHost } from './site-host.ts'
import { type SiteProject, workerAddress } from './site-project.ts'
import { addressBesideScript } from './site-root.ts'

/** The path of the page that test tools open before the app, without the base. */
export const controlPage = '__stowaway/'

/** Its script: a separate file, since a strict content security policy refuses inline scripts. */
export const controlScript = 'stowaway-control.js'

/** Said by each build with the option `control`. */
export const controlNote =
  'The option "control" is on: visitors of this site can change how its endpoints answer, each in their own browser. Switch it off for a site that is not for tests.'

/** Said by a build in which nothing can be controlled. */
export const noControlNote =
  'The option "control" does nothing in this build, since no worker answers its endpoints: they are prerendered, or run in a Node server.'

/** The page's HTML. */
export const controlHtml = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="robots" content="noindex">
<title>Control of endpoints</title>
<p>Waiting for the worker…</p>
<script src="../${controlScript}"></script>
</html>
`

/** The page and its script, for builds with the option `control`. */
export async function controlFiles(project: SiteProject, host: Pick<SiteHost, 'script'>): Promise<readonly SiteFile[]> {
  const script = await host.script(controlScript)
  const code = project.isRelative
    ? withArgumentCode(script, addressBesideScript(project))
    : withArgument(script, workerAddress(project))
  return [siteFile(`${controlPage}index.html`, controlHtml), siteFile(controlScript, code)]
}
