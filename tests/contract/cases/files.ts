import type { ContractGroup } from '../contract.ts'

const byFile = { worker: { leftToHost: true }, 'dev-worker': { leftToHost: true } } as const
const file = { text: 'the file\n' }

export const files: ContractGroup = {
  title: 'files win',
  cases: [
    {
      name: 'a public file answers in place of an endpoint of its name',
      request: { path: '/shadowed.txt' },
      expect: file,
      on: byFile,
    },
    { name: 'whatever the query', request: { path: '/shadowed.txt?a=1' }, expect: file, on: byFile },
    {
      name: 'whatever the method',
      request: { path: '/shadowed.txt', method: 'POST', body: { text: 'x' } },
      expect: file,
      on: byFile,
    },
    { name: 'an encoded path is the same file', request: { path: '/shadowe%64.txt' }, expect: file, on: byFile },
  ],
}
