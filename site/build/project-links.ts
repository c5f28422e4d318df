export interface ProjectLink {
  readonly name: string
  readonly url: string
}

/** The fields of a `package.json` that name places on the web. */
export interface PackageAddresses {
  readonly repository?: string | { readonly url: string }
  readonly bugs?: string | { readonly url?: string }
}

/** Links to the repository and its issues, as far as `package.json` names them. */
export function projectLinks({ repository, bugs }: PackageAddresses): readonly ProjectLink[] {
  const code = webAddress(typeof repository === 'string' ? repository : repository?.url)
  const issues = webAddress(typeof bugs === 'string' ? bugs : bugs?.url)
  return [
    ...(code === undefined ? [] : [{ name: 'Repository', url: code }]),
    ...(issues === undefined ? [] : [{ name: 'Issues', url: issues }]),
  ]
}

/** `git+https://host/name.git` as a page's address; undefined for what no browser opens. */
function webAddress(url: string | undefined): string | undefined {
  const address = url?.replace(/^git\+/, '').replace(/\.git$/, '')
  return address?.startsWith('https://') ? address : undefined
}
