/** As Vite's `server.fs.deny`: `.env`, `.env.local`, `.env.production`; some disks ignore case. */
const environmentFile = /(?:^|[/\\])\.env(?:\.[^/\\]*)?$/i

/** Whether a path, without its query, is a file of environment variables, which may hold secrets. */
export const isEnvironmentFile = (path: string): boolean => environmentFile.test(path)
