import type { Extension } from '@codemirror/state'

/** The language of a file by its name; undefined for plain text. */
export async function languageOf(path: string): Promise<Extension | undefined> {
  switch (/\.(\w+)$/.exec(path)?.[1]?.toLowerCase()) {
    case 'ts':
    case 'mts':
      return (await import('@codemirror/lang-javascript')).javascript({ typescript: true })
    case 'tsx':
      return (await import('@codemirror/lang-javascript')).javascript({ typescript: true, jsx: true })
    case 'js':
    case 'mjs':
    case 'jsx':
      return (await import('@codemirror/lang-javascript')).javascript({ jsx: true })
    case 'json':
    case 'webmanifest':
      return (await import('@codemirror/lang-json')).json()
    case 'html':
    case 'htm':
    case 'svg':
    case 'xml':
      return (await import('@codemirror/lang-html')).html()
    case 'css':
      return (await import('@codemirror/lang-css')).css()
    default:
      return undefined
  }
}
