import type { FormField } from '../../hosts/request.ts'
import { type ContractGroup, noFile } from '../contract.ts'

const fields: readonly FormField[] = [
  ['name', 'Grüße & mehr'],
  ['empty', ''],
  ['twice', '1'],
  ['twice', '2'],
  ['__proto__', 'a value'],
]
const upload: FormField = ['upload', { file: 'notes.txt', type: 'text/plain', text: 'line\nline' }]
const action = '/echo/form'
const pairs = [
  ['a b', 'ü&='],
  ['a b', ''],
] as const
const onlyBrowsers = 'only a browser submits forms'
const navigates = { ...noFile, core: onlyBrowsers, node: onlyBrowsers, dev: onlyBrowsers }

export const forms: ContractGroup = {
  title: 'forms',
  skip: noFile,
  cases: [
    {
      name: 'FormData with a file',
      request: { path: action, method: 'POST', body: { form: [...fields, upload] } },
      expect: { json: [...fields, upload] },
    },
    {
      name: 'URLSearchParams',
      request: { path: action, method: 'POST', body: { query: pairs } },
      expect: { json: pairs },
    },
    {
      name: 'a form without fields',
      request: { path: action, method: 'POST', body: { query: [] } },
      expect: { json: [] },
    },
    {
      name: 'a body that is not a form is a failing handler’s 500',
      request: { path: action, method: 'POST', body: { text: 'no form' } },
      expect: { failure: /TypeError/ },
    },
    {
      name: 'a navigation by an urlencoded form',
      submit: { action, enctype: 'application/x-www-form-urlencoded', fields },
      shows: fields,
      skip: navigates,
    },
    {
      name: 'a navigation by a multipart form with a file',
      submit: { action, enctype: 'multipart/form-data', fields: [...fields, upload] },
      shows: [...fields, upload],
      skip: navigates,
    },
  ],
}
