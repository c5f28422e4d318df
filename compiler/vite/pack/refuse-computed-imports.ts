import MagicString from 'magic-string'
import { parseAst, type Rolldown } from 'vite'
import { walk } from '../../syntax/walk.ts'

const refusal = 'Promise.reject(new Error("A worker cannot import a module at run time."))'

/** Replaces `import(variable)`, which every engine refuses in a worker, by a promise that rejects. */
export const refuseComputedImports: Rolldown.Plugin = {
  name: 'stowaway:refuse-computed-imports',
  transform: {
    filter: { code: /\bimport\s*\(/ },
    handler(code) {
      const text = new MagicString(code)
      walk(parseAst(code), (node) => {
        if (node.type !== 'ImportExpression') return
        if ((node.source as { readonly type: string }).type !== 'Literal') text.overwrite(node.start, node.end, refusal)
      })
      return text.hasChanged() ? { code: text.toString(), map: null } : null
    },
  },
}
