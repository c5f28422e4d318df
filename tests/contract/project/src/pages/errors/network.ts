export const GET = () => Response.error()
