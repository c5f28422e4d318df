import { type ContractGroup, noFile } from '../contract.ts'

const types: readonly (readonly [path: string, type: string | null])[] = [
  ['data.json', 'application/json;charset=utf-8'],
  ['style.css', 'text/css;charset=utf-8'],
  ['page.html', 'text/html;charset=utf-8'],
  ['picture.svg', 'image/svg+xml;charset=utf-8'],
  ['bytes.wasm', 'application/wasm'],
  ['feed.xml', 'text/xml;charset=utf-8'],
  ['none', null],
  ['own.json', 'application/vnd.own'],
]

export const contentTypes: ContractGroup = {
  title: 'content types',
  skip: noFile,
  cases: types.map(([path, type]) => ({
    name: `${path} is ${type ?? 'of no type'}`,
    request: { path: `/types/${path}` },
    expect: { headers: { 'content-type': type } },
  })),
}
