import type { Plugin } from 'prettier'

/** What formats a language: the name of its parser, and the parts of the formatter that it needs. */
interface Language {
  readonly parser: string
  plugins(): Promise<readonly Plugin[]>
}

const loadScript = (): Promise<readonly Plugin[]> =>
  Promise.all([import('prettier/plugins/babel'), import('prettier/plugins/estree')])

const loadStyle = async (): Promise<readonly Plugin[]> => [await import('prettier/plugins/postcss')]

// Babel also reads TypeScript, in less than half of the size of TypeScript's own parser.
const typescript: Language = { parser: 'babel-ts', plugins: loadScript }
const javascript: Language = { parser: 'babel', plugins: loadScript }
const json: Language = { parser: 'json', plugins: loadScript }
const html: Language = {
  parser: 'html',
  // Pages have scripts and styles in them.
  plugins: async () =>
    (await Promise.all([import('prettier/plugins/html').then((one) => [one]), loadScript(), loadStyle()])).flat(),
}
const css: Language = { parser: 'css', plugins: loadStyle }
const markdown: Language = { parser: 'markdown', plugins: async () => [await import('prettier/plugins/markdown')] }

const languages: Readonly<Record<string, Language>> = {
  ts: typescript,
  mts: typescript,
  cts: typescript,
  tsx: typescript,
  js: javascript,
  mjs: javascript,
  cjs: javascript,
  jsx: javascript,
  json,
  webmanifest: json,
  html,
  htm: html,
  css,
  md: markdown,
}

/** How a file is formatted, by its name; undefined if it is not. */
export function languageToFormat(path: string): Language | undefined {
  const [, extension = ''] = /\.(\w+)$/.exec(path) ?? []
  return languages[extension.toLowerCase()]
}
