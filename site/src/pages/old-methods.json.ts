import type { APIContext } from 'stowaway'

const say = (message: string) => ({ body: JSON.stringify({ message }) })

export const get = () => say('This was a GET!')
export const post = () => say('This was a POST!')
export const del = () => say('This was a DELETE!')

export const all = ({ request }: APIContext) => say(`This was a ${request.method}, answered by all!`)
