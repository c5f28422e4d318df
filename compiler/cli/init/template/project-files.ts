import { trimEnd } from '../../../../sw/core/names/trim-characters.ts'
/** The example's package.json scripts; an existing package.json gets those it lacks. */
export const scripts: Readonly<Record<string, string>> = {
  dev: 'stowaway dev',
  build: 'stowaway build',
  preview: 'stowaway preview',
}

export const packageJson = (name: string, version: string): string =>
  `${JSON.stringify(
    {
      name: packageName(name),
      private: true,
      type: 'module',
      scripts,
      devDependencies: { stowaway: `^${version}`, typescript: '^5.9.0', vite: '^8.3.8' },
    },
    null,
    2,
  )}\n`

/** A folder's name as npm allows it. */
function packageName(name: string): string {
  const allowed = name
    .toLowerCase()
    .replace(/[^a-z\d._-]+/g, '-')
    .replace(/^[._-]+/, '')
  return trimEnd(allowed, '-') || 'my-site'
}

export const tsconfigJson = `{
  "compilerOptions": {
    "target": "ES2022",
    "lib": ["ES2022", "DOM", "DOM.Iterable"],
    "module": "ESNext",
    "moduleResolution": "bundler",
    "allowImportingTsExtensions": true,
    "verbatimModuleSyntax": true,
    "strict": true,
    "noUncheckedIndexedAccess": true,
    "skipLibCheck": true,
    "noEmit": true,
    "types": ["vite/client"]
  },
  "include": ["src", ".stowaway/routes.d.ts"]
}
`

export const gitignore = `node_modules/
dist/
.stowaway/
`
