export const GET = () => ({ body: 'secret object' })
