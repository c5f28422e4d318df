export const ALL = () => {
  throw new Error('secret')
}
