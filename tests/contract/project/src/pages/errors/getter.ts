export const GET = () => ({
  get status(): number {
    throw new Error('secret getter')
  },
})
