export const get = () => ({ body: 'R0lGODlhAQABAAAAACwAAAAAAQABAAA=', encoding: 'base64' })
