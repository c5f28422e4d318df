import type { APIRoute } from 'stowaway'

export const GET: APIRoute<{ error: unknown }> = ({ props, locals }) => {
  const reason = props.error instanceof Error ? props.error.message : 'no error'
  return new Response(`sorry, ${reason}; ${Number(locals.runs ?? 0)} runs`)
}
