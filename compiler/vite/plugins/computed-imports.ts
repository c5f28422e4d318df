import MagicString from 'magic-string'
import type { Plugin } from 'vite'
import { isSyntaxNode, walk } from '../../syntax/walk.ts'
import { environmentNames } from '../environments.ts'

const reason =
  'A service worker cannot import modules while it runs. This package imports one whose address is only known then, in code that pages usually skip.'

/**
 * Packages import modules under computed addresses in branches that only Node takes. No worker may hold such an import,
 * so there it is a promise that rejects. In the project's own code it stays, and is refused.
 */
export function computedImportsPlugin(): Plugin {
  return {
    name: 'stowaway:computed-imports',
    apply: 'build',
    // After Vite has made fixed imports of the patterns that it knows.
    enforce: 'post',
    applyToEnvironment: ({ name }) => name === environmentNames.worker,
    transform: {
      filter: { id: /[\\/]node_modules[\\/]/, code: /\bimport\s*[(/]/ },
      handler(code) {
        const text = new MagicString(code)
        walk(this.parse(code), (node) => {
          if (node.type !== 'ImportExpression' || !isSyntaxNode(node.source) || isBundled(node.source)) return
          const { source } = node
          const address = code.slice(source.start, source.end)
          text.update(
            node.start,
            node.end,
            `((address) => Promise.reject(new Error(${JSON.stringify(`${reason} Its address: `)} + address)))(${address})`,
          )
        })
        return text.hasChanged() ? { code: text.toString(), map: text.generateMap({ hires: 'boundary' }) } : null
      },
    },
  }
}

/** Whether the bundler takes in what is imported: a fixed path or a package, but not a URL. */
const isBundled = ({ type, value }: { readonly type: string; readonly value?: unknown }): boolean =>
  type === 'Literal' && !/^(?:[a-z][a-z\d+.-]+:)?\/\/|^(?:data|blob):/i.test(String(value))
