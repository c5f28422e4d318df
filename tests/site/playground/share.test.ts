import { deflateSync } from 'fflate'
import { expect, test } from 'vitest'
import { toBase64Url } from '../../../site/playground/project/base64url.ts'
import type { Draft } from '../../../site/playground/run/request/draft.ts'
import { checksum } from '../../../site/playground/share/checksum.ts'
import { decodeProject } from '../../../site/playground/share/decode.ts'
import { embedCode } from '../../../site/playground/share/embed-code.ts'
import { encodeProject } from '../../../site/playground/share/encode.ts'
import type { SharedProject } from '../../../site/playground/share/shared-project.ts'

const project: SharedProject = {
  name: 'Crème brûlée 🍮',
  files: new Map<string, string | Uint8Array>([
    ['src/pages/api/[id].json.ts', "export const GET = () => Response.json('né')\r\n"],
    ['public/dot.png', new Uint8Array([137, 80, 78, 71, 0, 255])],
    ['src/pages/[...path].ts', ''],
  ]),
  open: 'public/dot.png',
}

function fragmentOf(shared: SharedProject): string {
  const encoded = encodeProject(shared)
  if (!encoded.ok) throw new Error(encoded.why)
  return encoded.fragment
}

/** A well-formed link with any content. */
function forge(json: unknown): string {
  return pack(deflateSync(new TextEncoder().encode(typeof json === 'string' ? json : JSON.stringify(json))))
}

const pack = (packed: Uint8Array): string => `p1.${toBase64Url(Uint8Array.from([...checksum(packed), ...packed]))}`

test('a project round-trips through its link', () => {
  const fragment = fragmentOf(project)
  expect(fragment).toMatch(/^p1\.[\w-]+$/)
  expect(decodeProject(fragment)).toEqual({ ok: true, shared: project })
})

test('random contents round-trip', () => {
  let seed = 7
  const random = (below: number): number => {
    seed = (seed * 48271) % 2147483647
    return seed % below
  }
  for (let round = 0; round < 50; round += 1) {
    const files = new Map<string, string | Uint8Array>()
    for (let index = 0; index <= random(8); index += 1) {
      const codes = Array.from({ length: random(500) }, () => random(256))
      files.set(`f${index}.ts`, random(2) === 0 ? String.fromCodePoint(...codes) : Uint8Array.from(codes))
    }
    expect(decodeProject(fragmentOf({ name: 'x', files }))).toEqual({ ok: true, shared: { name: 'x', files } })
  }
})

test('a project that is too large for a link is refused with its size', () => {
  let seed = 1
  const noise = Uint8Array.from({ length: 100_000 }, () => {
    seed = (seed * 48271) % 2147483647
    return seed % 256
  })
  const refused = encodeProject({ name: 'x', files: new Map([['a.bin', noise]]) })
  expect(refused).toEqual({ ok: false, why: expect.stringMatching(/makes a link of \d+ kB: too large for a link/) })
})

const whole = fragmentOf(project)
const files = (...entries: unknown[]): unknown => ({ name: 'x', files: entries })

test.for([
  { what: 'an anchor of a page', fragment: 'install', why: /no project/ },
  { what: 'a link of another playground', fragment: 'code/N4IgDg9gTgtgzgLgGYBs', why: /no project/ },
  { what: 'a newer version', fragment: 'p2.AAAA', why: /newer/ },
  { what: 'no content', fragment: 'p1.', why: /damaged/ },
  { what: 'one that was cut off', fragment: whole.slice(0, -7), why: /incomplete/ },
  { what: 'one with a changed letter', fragment: whole.replace(/(.{20})./, '$1_'), why: /damaged/ },
  { what: 'letters that are not of base64url', fragment: `${whole} <script>`, why: /damaged/ },
  { what: 'bytes that are not deflated', fragment: pack(new Uint8Array([255, 254, 1, 2, 3])), why: /damaged/ },
  { what: 'a huge link', fragment: `p1.${'A'.repeat(600_000)}`, why: /too long/ },
  {
    what: 'a bomb',
    fragment: pack(deflateSync(new Uint8Array(300_000_000), { level: 9 })),
    why: /larger than a project/,
  },
  { what: 'text that is not JSON', fragment: forge('{'), why: /no project/ },
  { what: 'null', fragment: forge(null), why: /no project/ },
  { what: 'another shape', fragment: forge({ files: { 'a.ts': '' } }), why: /no project/ },
  { what: 'a file without content', fragment: forge(files(['a.ts'])), why: /no project/ },
  { what: 'a content that is a number', fragment: forge(files(['a.ts', 1])), why: /no project/ },
  { what: 'no files', fragment: forge(files()), why: /without files/ },
  {
    what: 'too many files',
    fragment: forge(files(...Array.from({ length: 301 }, (_, at) => [`${at}`, '']))),
    why: /300/,
  },
  {
    what: 'a path out of the project',
    fragment: forge(files(['../../etc/passwd', ''])),
    why: /cannot contain \. or \.\./,
  },
  { what: 'an absolute path', fragment: forge(files(['/etc/passwd', ''])), why: /needs a name at its start/ },
  { what: 'a path of Windows', fragment: forge(files(['C:\\x', ''])), why: /cannot contain the character/ },
  { what: 'a hook of git', fragment: forge(files(['.git/hooks/post-checkout', 'rm -rf'])), why: /reserved for tools/ },
  {
    what: 'a name that turns the text around',
    fragment: forge(files(['a\u202Egnp.ts', ''])),
    why: /invisible characters/,
  },
  { what: 'a path twice', fragment: forge(files(['a.ts', '1'], ['A.ts', '2'])), why: /another file/ },
  { what: 'a file that is a folder', fragment: forge(files(['a', ''], ['a/b', ''])), why: /both a file and a folder/ },
])('$what is refused with a reason', ({ fragment, why }) => {
  expect(decodeProject(fragment)).toEqual({ ok: false, why: expect.stringMatching(why) })
})

test.for([
  { path: '__proto__', content: 'x' },
  { path: 'constructor', content: 'x' },
])('$path is a file like another', ({ path, content }) => {
  const decoded = decodeProject(forge(files([path, content])))
  expect(decoded.ok && Array.from(decoded.shared.files)).toEqual([[path, content]])
  expect(Object.keys(Object.prototype)).toEqual([])
})

test.for([
  { name: 5, shown: 'Untitled' },
  { name: ' \u202E evil\u0000\n name ', shown: 'evil name' },
  { name: 'x'.repeat(1000), shown: 'x'.repeat(80) },
  { name: '<img src=x onerror=alert(1)>', shown: '<img src=x onerror=alert(1)>' },
])('the name $name shows as $shown', ({ name, shown }) => {
  const decoded = decodeProject(forge({ name, files: [['a.ts', '']] }))
  expect(decoded.ok && decoded.shared.name).toBe(shown)
})

test('a file to open that is not among the files is forgotten', () => {
  const decoded = decodeProject(forge({ name: 'x', open: 'b.ts', files: [['a.ts', '']] }))
  expect(decoded.ok && decoded.shared.open).toBe(undefined)
})

const request: Draft = {
  method: 'POST',
  path: '/api/todos?a=b#c',
  headers: [{ name: 'x-key', value: "it's é" }],
  bodyKind: 'json',
  text: '{"title": "Tea"}',
  form: [{ name: 'a', value: '1' }],
}

test('a link carries the request of the panel, without files', () => {
  const form = [...request.form, { name: 'photo', value: new File(['x'], 'x.png') }]
  const shared = (draft: Draft): unknown => {
    const decoded = decodeProject(fragmentOf({ ...project, request: draft }))
    return decoded.ok && decoded.shared.request
  }
  expect(shared(request)).toEqual(request)
  expect(shared({ ...request, form })).toEqual(request)
  expect(shared({ ...request, bodyKind: 'file', file: new File(['x'], 'x.bin') })).toEqual({
    ...request,
    bodyKind: 'none',
  })
})

test.for([
  { what: 'that is a text', request: 'GET /' },
  { what: 'with another method', request: { ...request, method: 'TRACE' } },
  { what: 'with a file', request: { ...request, bodyKind: 'file' } },
  { what: 'without a path', request: { ...request, path: undefined } },
  { what: 'with headers that are no list', request: { ...request, headers: { length: 1 } } },
  { what: 'with a header that is a number', request: { ...request, headers: [{ name: 'a', value: 1 }] } },
  { what: 'with a thousand headers', request: { ...request, headers: Array(1000).fill({ name: 'a', value: 'b' }) } },
])('a request $what is left out, and the project opens', ({ request }) => {
  const decoded = decodeProject(forge({ name: 'x', files: [['a.ts', '']], request }))
  expect(decoded.ok && decoded.shared).toEqual({ name: 'x', files: new Map([['a.ts', '']]) })
})

test('unknown fields of a request are left out', () => {
  const decoded = decodeProject(
    forge({ name: 'x', files: [['a.ts', '']], request: { ...request, file: 'x', more: 1 } }),
  )
  expect(decoded.ok && decoded.shared.request).toEqual(request)
})

test('the embed code escapes the name of a project', () => {
  const code = embedCode('https://stowaway.example/playground/', 'A "B" & <C>', 'p1.x')
  expect(code).toContain('src="https://stowaway.example/playground/?embed#p1.x"')
  expect(code).toContain('title="A &quot;B&quot; &amp; &lt;C>: Stowaway playground"')
})
