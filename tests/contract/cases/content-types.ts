import { type ContractGroup, type ExchangeCase, noFile } from '../contract.ts'

const types: readonly (readonly [path: string, type: string | null])[] = [
  ['data.json', 'application/json;charset=utf-8'],
  ['style.css', 'text/css;charset=utf-8'],
  ['page.html', 'text/html;charset=utf-8'],
  ['picture.svg', 'image/svg+xml;charset=utf-8'],
  ['bytes.wasm', 'application/wasm'],
  ['feed.xml', 'text/xml;charset=utf-8'],
  ['none', null],
  ['own.json', 'application/vnd.own'],
  ['text.svg', 'image/svg+xml;charset=utf-8'],
  ['text.json', 'application/json;charset=utf-8'],
  ['text.csv', 'text/csv;charset=utf-8'],
  ['copied.css', 'text/css;charset=utf-8'],
  ['plain.html', 'text/plain; charset=utf-8'],
  ['text', 'text/plain;charset=UTF-8'],
  ['any/a.html', 'text/plain;charset=UTF-8'],
]

/** A file has the type of its extension, on every host. */
const ofFiles: readonly (readonly [path: string, type: RegExp])[] = [
  ['file.svg', /^image\/svg\+xml\b/],
  ['files/a.json', /^application\/json\b/],
]

export const contentTypes: ContractGroup = {
  title: 'content types',
  cases: [
    ...types.map(
      ([path, type]): ExchangeCase => ({
        name: `${path} is ${type ?? 'of no type'}`,
        request: { path: `/types/${path}` },
        expect: { headers: { 'content-type': type } },
        skip: noFile,
      }),
    ),
    ...ofFiles.map(
      ([path, type]): ExchangeCase => ({
        name: `the file ${path} has the type of its extension`,
        request: { path: `/types/${path}` },
        expect: { headers: { 'content-type': type } },
        on: { worker: { leftToHost: true } },
      }),
    ),
  ],
}
