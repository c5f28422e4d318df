/** The file name for saving a body: from the response, or the last part of the path. */
export function fileNameOf(path: string, headers: readonly (readonly [string, string])[]): string {
  const disposition = headers.find(([name]) => name.toLowerCase() === 'content-disposition')?.[1] ?? ''
  const [, named] = /filename\s*=\s*"?([^";]+)/i.exec(disposition) ?? []
  const last = path.split(/[?#]/, 1)[0]?.split('/').filter(Boolean).pop()
  return (named ?? last ?? 'answer').replaceAll(/[^\w.\- ()[\]]/g, '_').slice(0, 100) || 'answer'
}
