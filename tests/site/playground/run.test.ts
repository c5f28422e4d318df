import { execFileSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { readStack } from '../../../site/playground/run/log/read-stack.ts'
import { inlineMap, originalPosition } from '../../../site/playground/run/log/source-map.ts'
import { buildRequest, urlOf } from '../../../site/playground/run/request/build-request.ts'
import { curlCommand } from '../../../site/playground/run/request/curl-command.ts'
import { type Draft, emptyDraft } from '../../../site/playground/run/request/draft.ts'
import { routeSuggestions } from '../../../site/playground/run/request/route-suggestions.ts'
import { viewsOf } from '../../../site/playground/run/response/body-kind.ts'
import { ByteLog } from '../../../site/playground/run/response/byte-log.ts'
import { EventLog } from '../../../site/playground/run/response/event-log.ts'
import { fileNameOf } from '../../../site/playground/run/response/file-name.ts'
import { hexLines } from '../../../site/playground/run/response/hex-lines.ts'
import { prettyJson } from '../../../site/playground/run/response/json-tokens.ts'
import { createManifest } from '../../../sw/core/routes/manifest.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const base = 'https://example.org/play/x/'
const { signal } = new AbortController()

describe('a request from the panel', () => {
  test.each([
    ['/api/1.json?a=b', 'https://example.org/play/x/api/1.json?a=b'],
    ['api', 'https://example.org/play/x/api'],
    ['', 'https://example.org/play/x/'],
    ['//evil.example/x', 'https://example.org/play/x/evil.example/x'],
    ['https://evil.example/', 'https://example.org/play/x/https://evil.example/'],
  ])('%s goes to %s', (path, url) => {
    expect(urlOf(path, base).href).toBe(url)
  })

  test('a body is sent with its type, unless the headers say another; GET has none', async () => {
    const draft: Draft = { ...emptyDraft, method: 'POST', path: '/x', bodyKind: 'json', text: '{}' }
    const { request } = buildRequest(draft, base, signal)
    expect([request.headers.get('content-type'), await request.text()]).toEqual(['application/json', '{}'])
    const headers = [{ name: 'Content-Type', value: 'text/x' }]
    expect(buildRequest({ ...draft, headers }, base, signal).request.headers.get('content-type')).toBe('text/x')
    expect(buildRequest({ ...draft, method: 'GET' }, base, signal).request.body).toBeNull()
  })

  test('a form is multipart with a file, and url-encoded without', async () => {
    const draft: Draft = { ...emptyDraft, method: 'POST', bodyKind: 'form', form: [{ name: 'a', value: '1 2' }] }
    expect(await buildRequest(draft, base, signal).request.text()).toBe('a=1+2')
    const form = [...draft.form, { name: 'f', value: new File(['x'], 'x.txt') }]
    const sent = await buildRequest({ ...draft, form }, base, signal).request.formData()
    expect([...sent.keys()]).toEqual(['a', 'f'])
  })

  test('invalid header names are reported, not sent', () => {
    const headers = [
      { name: 'bad name', value: '1' },
      { name: 'x-good', value: '2' },
    ]
    const { request, refused } = buildRequest({ ...emptyDraft, headers }, base, signal)
    expect([refused, request.headers.get('x-good')]).toEqual([['bad name'], '2'])
    expect(() => buildRequest({ ...emptyDraft, method: 'BAD METHOD' }, base, signal)).toThrow('not a valid method')
  })

  test('suggestions are paths that match their routes', () => {
    const { manifest } = createManifest({ files: ['api/[id].json.ts', 'index.ts', '404.ts', 'files/[...path].ts'] })
    expect(routeSuggestions(manifest)).toEqual(['/api/1.json', '/files/path', '/'])
  })
})

test('bytes are kept up to a limit, however they are split', async () => {
  const log = new ByteLog(200_000)
  const part = new Uint8Array(999).map((_, at) => at)
  let isWhole = true
  while (isWhole) isWhole = log.append(part)
  expect(log.length).toBe(200_000)
  const blob = log.toBlob('x/y')
  expect(blob.size).toBe(200_000)
  const whole = new Uint8Array(await blob.arrayBuffer())
  expect(whole.every((byte, at) => byte === (at % 999) % 256)).toBe(true)
  expect(log.head(70_000)).toEqual(whole.subarray(0, 70_000))
  log.drop()
  expect([log.length, log.head(5).byteLength]).toEqual([200_000, 5])
})

test.each([1, 3, 1000])('events are read in parts of %i bytes', (size) => {
  const log = new EventLog()
  const text = bytes(': hi\r\nevent: tick\r\nid: 1\r\ndata: a\r\ndata: é\r\n\r\ndata:b\n\nevent: none\n\ndata: cut')
  for (let at = 0; at < text.length; at += size) log.append(text.subarray(at, at + size), 7)
  expect(log.events).toEqual([
    { at: 7, event: 'tick', id: '1', data: 'a\né' },
    { at: 7, event: 'message', id: '1', data: 'b' },
  ])
})

test('an event stream without end costs no more than its newest events', () => {
  const log = new EventLog()
  for (let n = 0; n < 1000; n += 1) log.append(bytes(`data: ${n}\n\n`.repeat(10)), n)
  expect([log.count, log.events.length, log.events.at(-1)?.data]).toEqual([10_000, 100, '999'])
})

const written = (text: string): string | undefined =>
  prettyJson(text)
    ?.map(({ text }) => text)
    .join('')

test.each([
  ['{"a":[1,{}],"a":1e400}', '{\n  "a": [\n    1,\n    {}\n  ],\n  "a": 1e400\n}'],
  ['[]', '[]'],
  ['12345678901234567890', '12345678901234567890'],
  ['"{[,:]}\\""', '"{[,:]}\\""'],
  ['{"a":', undefined],
  ['', undefined],
])('%s as JSON', (text, pretty) => {
  expect(written(text)).toBe(pretty)
})

test('JSON of great depth is written in no time', () => {
  expect(written(`${'['.repeat(5000)}${']'.repeat(5000)}`)?.length).toBeGreaterThan(10_000)
})

test.each([
  ['application/json; charset=utf-8', '', 'json'],
  ['application/problem+json', '', 'json'],
  ['text/html', '', 'html'],
  ['image/svg+xml', '', 'image'],
  ['text/event-stream', '', 'events'],
  ['application/xml', '', 'text'],
  ['', 'text', 'text'],
  ['', '\u0000\u0001', 'hex'],
  ['application/octet-stream', 'text', 'text'],
  ['application/zip', 'PK', 'hex'],
])('%s is shown as it is best read', (type, body, view) => {
  expect(viewsOf(type, bytes(body))[0]).toBe(view)
})

test.each([
  ['/a/b.json?x#y', [], 'b.json'],
  ['/', [], 'answer'],
  ['/x', [['Content-Disposition', 'attachment; filename="../../e<v>il.html"']], '.._.._e_v_il.html'],
] as const)('the file of %s', (path, headers, name) => {
  expect(fileNameOf(path, headers)).toBe(name)
})

test('bytes as hexadecimal lines', () => {
  expect(hexLines(bytes('Hello, this is it.'))).toBe(
    '000000  48 65 6c 6c 6f 2c 20 74 68 69 73 20 69 73 20 69  Hello, this is i\n000010  74 2e                                            t.',
  )
})

/** The words that a shell makes of a command. */
function wordsOf(command: string): readonly string[] {
  const script = `curl() { printf '%s\\0' "$@"; }; ${command}`
  const output = execFileSync('bash', ['--noprofile', '--norc', '-c', script], { encoding: 'utf8' })
  return output.split('\0').slice(0, -1)
}

describe('a request as a command of curl', () => {
  const at = 'http://localhost:5173/'
  const post: Draft = { ...emptyDraft, method: 'POST', path: '/x' }

  test.each<[what: string, draft: Draft, words: readonly string[]]>([
    ['GET', { ...emptyDraft, path: 'a b?c=d#e' }, [`${at}a%20b?c=d`]],
    ['HEAD', { ...emptyDraft, method: 'HEAD' }, ['--head', at]],
    ['a path that curl would expand', { ...emptyDraft, path: '/[1-9]' }, ['--globoff', `${at}[1-9]`]],
    [
      'headers',
      {
        ...emptyDraft,
        headers: ['x-a', 'x b', '', 'x-c'].map((name) => ({ name, value: name === 'x-c' ? '' : ' 1 ' })),
      },
      [at, '-H', 'x-a: 1', '-H', 'x-c;'],
    ],
    [
      'JSON',
      { ...post, bodyKind: 'json', text: '{"a": "it\'s $HOME `id` \\n"}\n' },
      ['-X', 'POST', `${at}x`, '-H', 'content-type: application/json', '--data-raw', '{"a": "it\'s $HOME `id` \\n"}\n'],
    ],
    [
      'keys that a terminal would obey',
      { ...post, bodyKind: 'text', text: '\u0003\nrm -rf "\'\\\t\u001b[201~\u0085é' },
      [
        ...['-X', 'POST', `${at}x`, '-H', 'content-type: text/plain;charset=UTF-8'],
        ...['--data-raw', '\u0003\nrm -rf "\'\\\t\u001b[201~\u0085é'],
      ],
    ],
    [
      'a form',
      { ...post, bodyKind: 'form', form: [{ name: 'a', value: "1 '2" }] },
      [
        ...['-X', 'POST', `${at}x`, '-H', 'content-type: application/x-www-form-urlencoded;charset=UTF-8'],
        ...['--data-raw', 'a=1+%272'],
      ],
    ],
    [
      'a form with a file',
      { ...post, bodyKind: 'form', form: ['@a', new File([], 'a";b.txt')].map((value) => ({ name: 'f', value })) },
      ['-X', 'POST', `${at}x`, '--form-string', 'f=@a', '-F', 'f=@"a\\";b.txt"'],
    ],
    [
      'a file, with a type of its own',
      { ...post, bodyKind: 'file', file: new File([], 'a.bin'), headers: [{ name: 'Content-Type', value: 'x/y' }] },
      ['-X', 'POST', `${at}x`, '-H', 'Content-Type: x/y', '--data-binary', '@a.bin'],
    ],
    ['a method that breaks out', { ...emptyDraft, method: "a';id'" }, ['-X', "A';ID'", at]],
  ])('%s', (_what, draft, words) => {
    expect(wordsOf(curlCommand(draft, at))).toEqual(words)
  })

  test('no control character is left in the command', () => {
    const text = String.fromCharCode(...Array.from({ length: 160 }, (_, code) => code + 1))
    expect(curlCommand({ ...post, bodyKind: 'text', text }, at)).toMatch(/^\P{Cc}+$/u)
  })
})

describe('stack traces', () => {
  // Lines 3 and 4 of the script are lines 1 and 10 of the file.
  const map = { version: 3, sources: ['src/pages/a.ts'], mappings: ';;AAAA;IASE' }
  const code = `x\n//# sourceMappingURL=data:application/json;base64,${btoa(JSON.stringify(map))}`

  test('a place of the script is one of the file', () => {
    const read = inlineMap(code)
    expect(read && originalPosition(read, 3, 1)).toEqual({ path: 'src/pages/a.ts', line: 1, column: 1 })
    expect(read && originalPosition(read, 4, 9)).toEqual({ path: 'src/pages/a.ts', line: 10, column: 3 })
    expect(read && originalPosition(read, 1, 1)).toBeUndefined()
    expect(inlineMap('no map')).toBeUndefined()
    expect(inlineMap('//# sourceMappingURL=data:application/json;base64,bm8=')).toBeUndefined()
  })

  test.each([
    ['    at GET (bundle.js:4:9)', 'src/pages/a.ts:10:3'],
    ['    at async bundle.js:4:9', 'src/pages/a.ts:10:3'],
    ['GET@bundle.js:4:9', 'src/pages/a.ts:10:3'],
    ['    at other (https://example.org/x.js:4:9)', undefined],
    ['Error: bundle', undefined],
  ])('%s', (line, place) => {
    const found = readStack(
      line,
      (url) => url === 'bundle.js',
      (at, column) => ({ path: 'src/pages/a.ts', line: at + 6, column: column - 6 }),
    )
    expect(found.map(({ place }) => place && `${place.path}:${place.line}:${place.column}`)).toEqual([place])
  })
})
