import { type ContractGroup, noFile } from '../contract.ts'

const lost = 'Chromium does not pass such headers to a worker'

const written = ['a, b', null, 'own=1']

export const headers: ContractGroup = {
  title: 'headers',
  skip: noFile,
  cases: [
    {
      name: 'of a request can be written, and its copies have them',
      request: { path: '/headers/written', method: 'POST', headers: { 'x-gone': '1' }, body: { text: 'dear' } },
      expect: { json: { all: [written, written, written, written], text: 'dear', isSame: true } },
    },
    {
      name: 'of a request without a body can be written',
      request: { path: '/headers/written', headers: { 'x-gone': '1' } },
      expect: { json: { all: [written, written, written, written], text: '', isSame: true } },
    },
    {
      name: 'with letters from U+0080 to U+00FF are sent as they are',
      request: { path: '/headers/letters', method: 'POST', headers: { 'x-letters': 'für é' }, body: { text: '' } },
      expect: {
        text: '102,252,114,32,233',
        headers: {
          'x-letters': 'für é',
          'content-disposition': 'attachment; filename="für.txt"; filename*=UTF-8\'\'%E6%97%A5.txt',
        },
      },
      skip: { ...noFile, worker: lost, 'dev-worker': lost, fallback: null },
    },
    {
      name: 'with other letters are an error',
      request: { path: '/headers/letters' },
      expect: { failure: /TypeError/ },
    },
    {
      name: 'of a request do not tell the fragment of its URL',
      request: { path: '/headers/url?a=1#part' },
      expect: { json: ['/headers/url', '?a=1', ''] },
      skip: { ...noFile, core: 'app.fetch gets the request as it is; a client sends no fragment' },
    },
  ],
}
