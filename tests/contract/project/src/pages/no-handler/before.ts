export const helper = 'secret'
