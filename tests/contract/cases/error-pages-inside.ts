import { type ContractGroup, noFile } from '../contract.ts'

const project = 'letters'
const sorry = (text: string) => ({ status: 500, text: `sorry, ${text}` })
const page = (path: string) => ({ status: 404, text: `no letter at ${path}` })
/** The page's own length and encoding, not those of the answer in whose place it is. */
const ownBody = { 'content-encoding': null, 'x-answer': 'yes' }

export const errorPagesInside: ContractGroup = {
  title: 'error pages inside middleware',
  skip: noFile,
  cases: [
    {
      name: 'middleware that leads on gets the 500 page, and the failing handler runs once',
      project,
      request: { path: '/led/fails/' },
      expect: sorry('the post is closed; 1 runs'),
    },
    {
      name: 'by context.rewrite too',
      project,
      request: { path: '/led-by-rewrite/fails/' },
      expect: sorry('the post is closed; 1 runs'),
    },
    {
      name: 'and if the handler fails behind a rewrite of another one',
      project,
      request: { path: '/led/rewrites/' },
      expect: sorry('the post is closed; 1 runs'),
    },
    {
      name: 'and if middleware catches the error and answers with an empty 500',
      project,
      request: { path: '/caught/fails/' },
      expect: sorry('no error; 1 runs'),
    },
    {
      name: 'a 404 page that leads to a failing handler runs without middleware',
      project,
      request: { path: '/gone-then-fails/' },
      expect: page('/gone-then-fails/'),
    },
    {
      name: 'and one around which middleware throws',
      project,
      request: { path: '/gone-then-throws/' },
      expect: page('/gone-then-throws/'),
    },
    {
      name: 'and one in whose place middleware answers with an empty 404 again',
      project,
      request: { path: '/always-gone/' },
      expect: page('/always-gone/'),
    },
    {
      name: "a handler's own empty 404 that middleware leads to stays empty",
      project,
      request: { path: '/led/gone/' },
      expect: { status: 404, text: '' },
    },
    {
      name: 'an answer replaced by an empty 404 gets the 404 page',
      project,
      request: { path: '/replaced/by-404/' },
      expect: { ...page('/replaced/by-404/'), headers: ownBody },
    },
    {
      name: 'an answer replaced by an empty 500 gets the 500 page',
      project,
      request: { path: '/replaced/by-500/' },
      expect: { ...sorry('no error; 0 runs'), headers: ownBody },
    },
    {
      name: 'an answer replaced by another empty one, with the length of the old one, arrives',
      project,
      request: { path: '/replaced/by-403/' },
      expect: { status: 403, text: '' },
    },
    {
      name: 'an answer replaced by a 404 with a text keeps that',
      project,
      request: { path: '/replaced/by-text/' },
      expect: { status: 404, text: 'mine' },
    },
    {
      name: "a copy of a handler's own empty 404 stays empty",
      project,
      request: { path: '/replaced/own-404/' },
      expect: { status: 404, text: '' },
    },
    {
      name: "a handler's own empty 404 replaced by an empty 500 gets the 500 page",
      project,
      request: { path: '/replaced/own-404-by-500/' },
      expect: sorry('no error; 0 runs'),
    },
    {
      name: "a handler's own 404 with a text, replaced by an empty one, gets the 404 page",
      project,
      request: { path: '/replaced/text-404-by-404/' },
      expect: page('/replaced/text-404-by-404/'),
    },
    {
      name: 'a copy of the answer to an unsupported method is a 405 where the project wants that',
      project,
      request: { path: '/replaced/unsupported/', method: 'DELETE' },
      expect: { status: 405, headers: { allow: 'GET, HEAD, OPTIONS' } },
    },
    {
      name: 'an empty 500 after an unsupported method is the 500 page',
      project,
      request: { path: '/replaced/unsupported-by-500/', method: 'DELETE' },
      expect: { ...sorry('no error; 0 runs'), headers: { allow: 'GET, HEAD, OPTIONS' } },
    },
  ],
}
