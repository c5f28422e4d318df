import type { APIContext } from 'stowaway'

const service = 'https://www.google.com/recaptcha/api/siteverify'

export async function post({ request }: APIContext) {
  const data = await request.json()

  const body = new URLSearchParams({
    secret: import.meta.env.RECAPTCHA_SECRET_KEY,
    response: data.recaptcha, // The token passed in from the client
  })
  const verifier = import.meta.env.RECAPTCHA_VERIFY_URL ?? service
  const response = await fetch(verifier, { method: 'POST', body })

  return new Response(JSON.stringify(await response.json()), {
    status: 200,
  })
}
