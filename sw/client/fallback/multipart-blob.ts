/** Names and file names as they are written in quotes (HTML, "Multipart form data"). */
const escaped = (text: string): string =>
  text
    .replaceAll('\r\n', '\n')
    .replaceAll(/[\r\n]/g, '%0D%0A')
    .replaceAll('"', '%22')

/** A form's data as the parts of a request's body (HTML, "Multipart form data"). */
export function multipartParts(data: FormData, boundary: string): readonly (string | Blob)[] {
  const parts: (string | Blob)[] = []
  for (const [name, value] of data) {
    const head = `--${boundary}\r\nContent-Disposition: form-data; name="${escaped(name)}"`
    if (typeof value === 'string') parts.push(`${head}\r\n\r\n${value.replaceAll(/\r\n|\r|\n/g, '\r\n')}\r\n`)
    else {
      const type = value.type || 'application/octet-stream'
      parts.push(`${head}; filename="${escaped(value.name)}"\r\nContent-Type: ${type}\r\n\r\n`, value, '\r\n')
    }
  }
  return [...parts, `--${boundary}--\r\n`]
}

/** A form's data as the bytes of a request, with their content type. */
export const multipartBlob = (data: FormData, boundary: string): Blob =>
  new Blob([...multipartParts(data, boundary)], { type: `multipart/form-data; boundary=${boundary}` })
