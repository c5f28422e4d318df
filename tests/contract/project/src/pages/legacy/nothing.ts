export const get = () => undefined
