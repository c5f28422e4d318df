/** The name under which a body is saved: what the answer says, or the last part of the path. */
export function fileNameOf(path: string, headers: readonly (readonly [string, string])[]): string {
  const disposition = headers.find(([name]) => name.toLowerCase() === 'content-disposition')?.[1] ?? ''
  const [, named] = /filename\s*=\s*"?([^";]+)/i.exec(disposition) ?? []
  const last = path.split(/[?#]/, 1)[0]?.split('/').filter(Boolean).pop()
  return (named ?? last ?? 'answer').replaceAll(/[^\w.\- ()[\]]/g, '_').slice(0, 100) || 'answer'
}
