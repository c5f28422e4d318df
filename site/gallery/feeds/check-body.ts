import type { Answer } from './answer.ts'

type Checked = Pick<Answer, 'check' | 'isRight' | 'text'>

/** Reads a body as its consumer would: a feed reader, a browser, a calendar. */
export async function checkBody(type: string, body: Blob, isSuccess: boolean): Promise<Checked> {
  if (!isSuccess) return { check: await body.text(), isRight: false, text: undefined }
  if (/^image\/png/.test(type)) return checkPng(body)
  const text = await body.text()
  return { text, ...checkText(type, text) }
}

async function checkPng(body: Blob): Promise<Checked> {
  try {
    const { width, height } = await createImageBitmap(body)
    return { check: `${width} × ${height} pixels`, isRight: true, text: undefined }
  } catch {
    return { check: 'no picture', isRight: false, text: undefined }
  }
}

function checkText(type: string, text: string): Omit<Checked, 'text'> {
  if (/^text\/calendar/.test(type)) return counted(text, /^BEGIN:VEVENT/gm, 'days')
  if (/^text\/csv/.test(type)) return counted(text, /\r\n/g, 'rows')
  const parsed = new DOMParser().parseFromString(text, 'application/xml')
  if (parsed.querySelector('parsererror')) return { check: 'no well-formed XML', isRight: false }
  const [kind = 'nothing', count] = Object.entries({ items: 'item', pages: 'url', drawing: 'svg' })
    .map(([name, selector]) => [name, parsed.querySelectorAll(selector).length] as const)
    .find(([, length]) => length > 0) ?? ['nothing', 0]
  return { check: kind === 'drawing' ? 'a drawing' : `${count} ${kind}`, isRight: count !== 0 }
}

function counted(text: string, mark: RegExp, what: string): Omit<Checked, 'text'> {
  const count = text.match(mark)?.length ?? 0
  return { check: `${count} ${what}`, isRight: count > 0 }
}
