import { upstreamText } from '../../hosts/upstream.ts'
import { type ContractGroup, type ExchangeCase, noFile } from '../contract.ts'

const onlyBrowsers = 'only a browser submits forms'
const navigates = { ...noFile, core: onlyBrowsers, node: onlyBrowsers, dev: onlyBrowsers }

const packed = 'compressed by hand, '.repeat(40)

const codings = ['gzip', 'deflate', 'br']
const ofResponse = ['response', 'copy', 'headers', 'read', 'clone']
const ofRequest = ['new-request', 'init', 'body']

/** What a handler passes on: the answer of another server, and the request of the client. */
export const forwarding: ContractGroup = {
  title: 'forwarding',
  skip: noFile,
  cases: [
    ...codings.flatMap((coding) =>
      ofResponse.map(
        (how): ExchangeCase => ({
          name: `an answer that came in ${coding}: ${how}`,
          request: { path: `/forward/${how}?to={{upstream}}/${coding}` },
          expect: { text: upstreamText, headers: { 'content-encoding': null, 'content-type': /^text\/plain/ } },
        }),
      ),
    ),
    ...['gzip', 'deflate'].map(
      (coding): ExchangeCase => ({
        name: `a handler's own ${coding} is decoded by the client`,
        request: { path: `/forward/${coding}` },
        expect: { text: packed },
        skip: { core: 'app.fetch gives the bytes; decoding is the business of a client' },
      }),
    ),
    {
      name: "an endpoint's own gzip is decoded for another endpoint",
      request: { path: '/forward/inner' },
      expect: { json: [null, true] },
    },
    ...ofRequest.flatMap((how): ExchangeCase[] => [
      {
        name: `a request with a text: ${how}`,
        request: { path: `/forward/${how}?to={{upstream}}/echo`, method: 'POST', body: { text: 'seven b' } },
        expect: { json: { method: 'POST', type: 'text/plain', length: 7 } },
      },
      {
        name: `a request with bytes: ${how}`,
        request: {
          path: `/forward/${how}?to={{upstream}}/echo`,
          method: 'PUT',
          body: { bytes: [0, 255, 128] },
          headers: { 'content-type': 'application/x-bytes' },
        },
        expect: { json: { method: 'PUT', type: 'application/x-bytes', length: 3 } },
      },
      {
        name: `a request without a body: ${how}`,
        request: { path: `/forward/${how}?to={{upstream}}/echo` },
        expect: { json: { method: 'GET', type: how === 'body' ? 'text/plain' : null, length: 0 } },
      },
    ]),
    ...['read-again', 'clone-again'].map(
      (how): ExchangeCase => ({
        name: `a request that is built from the client's can be read: ${how}`,
        request: { path: `/forward/${how}?to={{upstream}}`, method: 'POST', body: { text: 'dear' } },
        expect: { text: 'dear' },
      }),
    ),
    {
      name: 'a request to another endpoint keeps its body',
      request: { path: '/forward/own', method: 'POST', body: { text: 'dear' } },
      expect: { text: 'POST dear' },
    },
    ...ofRequest.map((how) => ({
      name: `a form that navigates: ${how}`,
      submit: {
        action: `/forward/${how}?to={{upstream}}/echo`,
        enctype: 'application/x-www-form-urlencoded',
        fields: [['a', 'bcd']] as const,
      },
      shows: { method: 'POST', type: 'application/x-www-form-urlencoded', length: 5 },
      skip: navigates,
    })),
  ],
}
