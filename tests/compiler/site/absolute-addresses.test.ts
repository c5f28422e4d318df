import { expect, test } from 'vitest'
import { absoluteAddresses, addressesOf } from '../../../compiler/site/absolute-addresses.ts'
import { createManifest } from '../../../sw/core/routes/manifest.ts'

const { manifest } = createManifest({ files: ['api/[id].json.ts', 'api/time.ts'], redirects: { '/old': '/api/time' } })
const isOfSite = addressesOf(manifest, ['index.html', 'about.html', 'a.png', 'style.css', 'docs/index.html', 'été.txt'])

test.each([
  ['index.html', '<a href="/about">', ['/about']],
  ['index.html', "<img src='/a.png?v=1'><img src=/a.png>", ['/a.png?v=1', '/a.png']],
  ['index.html', '<form action="/api/time"><a href="/">Home</a><a href=/docs/>', ['/api/time', '/', '/docs/']],
  ['index.html', '<script>fetch("/api/1.json")</script>', ['/api/1.json']],
  ['moved.html', '<meta http-equiv="refresh" content="0;url=/about.html">', ['/about.html']],
  ['index.html', '<a href="about.html"><a href="//far.example/a.png"><a href="https://far.example/about">', []],
  ['index.html', '<a href="/elsewhere"><a data-x="/about">', []],
  [
    'x.js',
    'fetch(`/api/5.json`),new EventSource("/api/time"),r.open("GET","/old")',
    ['/api/5.json', '/api/time', '/old'],
  ],
  ['x.js', 'endpoint("/api/[id].json"),fetch("api/time"),fetch(base+"/api/time"),fetch("/other")', []],
  ['x.css', 'a{background:url(/a.png)}b{background:url("../a.png")}', ['/a.png']],
  ['list.json', '{"image":"/a.png","text":"a/about","slash":"/"}', ['/a.png']],
  ['feed.xml', '<link>/about</link><link>https://far.example/about</link>', ['/about']],
  ['no-extension', '["/%C3%A9t%C3%A9.txt"]', ['/%C3%A9t%C3%A9.txt']],
  ['photo.png', '"/a.png"', []],
] as const)('%s: %s', (file, text, addresses) => {
  expect(absoluteAddresses(file, text, isOfSite)).toEqual(addresses)
})
