import { type ContractGroup, type ExchangeCase, noFile } from '../contract.ts'

const cases: readonly (readonly [header: string, best: string | null, list: readonly string[]])[] = [
  ['it;q=0.4, sv', 'sv', ['sv', 'it']],
  ['it;Q=0.4, sv;q = 0.5', 'sv', ['sv', 'it']],
  ['sv;q=0, it;q=0.2', 'it', ['it']],
  ['sv;q=0', null, []],
  ['sv;q=0.0, *', null, ['it', 'nl', 'sv-SE', 'nb']],
  ['*;q=0', null, []],
  ['*, it;q=0.2', 'it', ['it']],
  ['*', null, ['it', 'sv', 'nl', 'sv-SE', 'nb']],
  ['sv-se', 'sv-SE', ['sv-SE']],
  ['NB', 'nb', ['nb']],
]

export const locales: ContractGroup = {
  title: 'preferred locales',
  skip: noFile,
  cases: cases.map(
    ([header, best, list]): ExchangeCase => ({
      name: `of "${header}"`,
      project: 'letters',
      request: { path: '/languages/', headers: { 'accept-language': header } },
      expect: { json: [best, list] },
    }),
  ),
}
