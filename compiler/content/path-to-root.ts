/** The way from a file of a site to its root: `./`, `../`, `../../`. */
export const pathToRoot = (file: string): string => '../'.repeat(file.split('/').length - 1) || './'
