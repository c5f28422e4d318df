import { urlOf } from './build-request.ts'
import { type Draft, takesBody } from './draft.ts'

/**
 * The request as a command for a POSIX shell. Every part is quoted: the request may come from a link.
 *
 * @param base absolute URL of the server, with a slash at the end
 * @throws Error with a sentence that can be shown, if the path is not valid
 */
export function curlCommand(draft: Draft, base: string): string {
  const url = urlOf(draft.path, base)
  url.hash = ''
  const method = draft.method.trim().toUpperCase()
  const body = takesBody(method) ? bodyOptions(draft) : undefined
  const headers = draft.headers.map(({ name, value }) => [name.trim(), value.trim()] as const).filter(isHeader)
  const hasType = headers.some(([name]) => name.toLowerCase() === 'content-type')
  const type = body?.type !== undefined && !hasType ? [['content-type', body.type] as const] : []
  return [
    'curl',
    ...(/[[\]{}]/.test(url.href) ? ['--globoff'] : []),
    ...(method === 'GET' ? [] : method === 'HEAD' ? ['--head'] : ['-X', quoted(method)]),
    quoted(url.href),
    // A semicolon is how curl sends a header without a value.
    ...[...headers, ...type].flatMap(([name, value]) => [
      '-H',
      quoted(value === '' ? `${name};` : `${name}: ${value}`),
    ]),
    ...(body?.options ?? []),
  ].join(' ')
}

interface Body {
  readonly options: readonly string[]
  readonly type?: string
}

function bodyOptions({ bodyKind, text, form, file }: Draft): Body | undefined {
  switch (bodyKind) {
    case 'none':
      return undefined
    case 'text':
      return { options: ['--data-raw', quoted(text)], type: 'text/plain;charset=UTF-8' }
    case 'json':
      return { options: ['--data-raw', quoted(text)], type: 'application/json' }
    case 'file':
      return (
        file && { options: ['--data-binary', quoted(`@${file.name}`)], type: file.type || 'application/octet-stream' }
      )
    case 'form':
      return formOptions(form)
  }
}

function formOptions(form: Draft['form']): Body {
  const fields = form.filter(({ name }) => name !== '')
  if (fields.every(({ value }) => typeof value === 'string')) {
    const data = new URLSearchParams(fields.map(({ name, value }) => [name, String(value)]))
    return { options: ['--data-raw', quoted(data.toString())], type: 'application/x-www-form-urlencoded;charset=UTF-8' }
  }
  const options = fields.flatMap(({ name, value }) =>
    typeof value === 'string'
      ? ['--form-string', quoted(`${name}=${value}`)]
      : ['-F', quoted(`${name}=@"${value.name.replace(/[\\"]/g, '\\$&')}"`)],
  )
  return { options }
}

function isHeader([name, value]: readonly [string, string]): boolean {
  try {
    new Headers([[name, value]])
    return true
  } catch {
    return false
  }
}

/** A word of a POSIX shell. With control characters it is in Bash's and Zsh's form, which a terminal cannot take for keys. */
function quoted(text: string): string {
  if (/^[\w@%+=:,./-]+$/.test(text)) return text
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what has to be escaped
  const control = /[\x00-\x09\x0b-\x1f\x7f-\x9f]/g
  if (!control.test(text)) return `'${text.replaceAll("'", "'\\''")}'`
  const escaped = text
    .replace(/[\\']/g, '\\$&')
    .replaceAll('\n', '\\n')
    .replace(control, (character) => Array.from(utf8.encode(character), byteEscape).join(''))
  return `$'${escaped}'`
}

const utf8 = new TextEncoder()

const byteEscape = (byte: number): string => `\\x${byte.toString(16).padStart(2, '0')}`
