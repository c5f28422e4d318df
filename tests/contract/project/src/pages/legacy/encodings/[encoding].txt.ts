const bodies: Readonly<Record<string, string>> = {
  utf8: 'é€',
  'utf-8': 'é€',
  ascii: 'é€',
  latin1: 'é€',
  binary: 'é€',
  base64: 'w6nigqw=',
  base64url: 'w6nigqw',
  hex: 'c3a9e282ac',
  ucs2: 'é€',
  'ucs-2': 'é€',
  utf16le: 'é€',
  'utf-16le': 'é€',
}

export function get({ params }: { params: { encoding: string } }) {
  return { body: bodies[params.encoding.toLowerCase()] ?? '', encoding: params.encoding }
}
