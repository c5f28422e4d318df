import type { APIRoute } from 'stowaway'

export const ALL: APIRoute<{ error: unknown }> = ({ props }) =>
  new Response(`the page for failures, got the error: ${props.error instanceof Error}`, {
    headers: { 'x-page': '500' },
  })
