import { dataTs, helloTs, plainHelloTs, todoTs } from './endpoints.ts'
import { indexHtml } from './index-html.ts'
import { mainTs } from './main-ts.ts'
import { gitignore, packageJson, tsconfigJson } from './project-files.ts'
import { styleCss } from './style-css.ts'

/** The files of the example, by their path in the folder. No configuration is needed, so there is none. */
export function templateFiles(name: string, version: string): ReadonlyMap<string, string> {
  return new Map([
    ['index.html', indexHtml(escapeHtml(name))],
    ['src/main.ts', mainTs],
    ['src/style.css', styleCss],
    ['src/pages/api/hello.json.ts', helloTs],
    ['src/pages/api/todos/[id].json.ts', todoTs],
    ['src/pages/data.json.ts', dataTs],
    ['package.json', packageJson(name, version)],
    ['tsconfig.json', tsconfigJson],
    ['.gitignore', gitignore],
  ])
}

/** The one file that an existing project gets. */
export function endpointFiles(pages: string): ReadonlyMap<string, string> {
  return new Map([[`${pages}/api/hello.json.ts`, plainHelloTs]])
}

const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
