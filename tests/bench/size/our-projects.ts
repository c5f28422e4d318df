import type { ProjectFiles } from '../tools/project.ts'

const page = '<!doctype html><meta charset="utf-8"><title>Size</title><h1>Size</h1>\n'
const hello = 'src/pages/hello.json.ts'
const plain = `export const GET = () => new Response('{"hello":"world"}', { headers: { 'content-type': 'application/json' } })\n`

export interface OurProject {
  readonly files: ProjectFiles
  readonly flags?: readonly string[]
}

const withEndpoint = (source: string, more: ProjectFiles = {}): ProjectFiles => ({
  'index.html': page,
  [hello]: source,
  ...more,
})

/** One endpoint, and what each feature adds to it. */
export const ourProjects: Readonly<Record<string, OurProject>> = {
  'one endpoint': { files: withEndpoint(plain) },
  'it reads and sets cookies': {
    files: withEndpoint(`export const GET = ({ cookies }) => {
      cookies.set('seen', cookies.get('seen')?.value ?? 'no', { path: '/' })
      return Response.json({ hello: 'world' })
    }\n`),
  },
  'it uses the session': {
    files: withEndpoint(`export const GET = async ({ session }) => {
      session.set('seen', await session.get('seen'))
      return Response.json({ hello: 'world' })
    }\n`),
  },
  'it uses the storage': {
    files: withEndpoint(`import { storage } from 'stowaway/storage'
    export const GET = async () => Response.json(await storage.get('hello'))\n`),
  },
  'with middleware': {
    files: withEndpoint(plain, { 'src/middleware.ts': 'export const onRequest = (context, next) => next()\n' }),
  },
  'with offline': { files: withEndpoint(plain), flags: ['--offline'] },
}
