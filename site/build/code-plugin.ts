import { readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import type { Plugin } from 'vite'
import { codeBlock } from './markdown.ts'

/** Shows a source file of the site: `<!--code:src/pages/a.ts-->`, or under another name with ` as b.ts`. */
export function codePlugin(): Plugin {
  let root = ''
  return {
    name: 'site:code',
    enforce: 'pre',
    configResolved(config) {
      root = config.root
    },
    transformIndexHtml: {
      order: 'pre',
      handler: (html) =>
        html.replace(/<!--code:(\S+?)(?: as (\S+?))?-->/g, (_mark, file: string, name: string = file) =>
          codeBlock(readFileSync(join(root, file), 'utf8').trimEnd(), extname(file).slice(1), name).trimEnd(),
        ),
    },
  }
}
