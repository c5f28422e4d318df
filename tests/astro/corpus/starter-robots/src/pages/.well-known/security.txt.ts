import { PUBLIC_CONTACT } from 'astro:env/client'

export const GET = ({ site }: { site: URL }) =>
  new Response(`Contact: mailto:${PUBLIC_CONTACT}\nCanonical: ${new URL('/.well-known/security.txt', site)}\nPreferred-Languages: en, de\n`)
