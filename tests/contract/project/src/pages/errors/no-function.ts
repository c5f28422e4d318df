export const GET = 'secret'
