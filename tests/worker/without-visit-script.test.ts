import { expect, test } from 'vitest'
import { withoutVisitScript } from '../../sw/worker/without-visit-script.ts'

const tags = [
  '<script src="/repo/stowaway-404.js"></script>',
  "<script src='/stowaway-404.js'></script>",
  '<script src=/stowaway-404.js></script>',
  '<SCRIPT nonce="abc" src="/stowaway-404.js" defer> </SCRIPT >',
  '<script type="a1b2-text/javascript"\n  src="https://cdn.example/stowaway-404.js?v=3"></script>',
]

test.each(tags)('%s is taken out of the page', (tag) => {
  expect(withoutVisitScript(`<p>Nothing here.</p>${tag}</body>`)).toBe('<p>Nothing here.</p></body>')
})

test('other scripts stay', () => {
  const html = '<script src="/own.js"></script><script>"/stowaway-404.js"</script><p>/stowaway-404.js'
  expect(withoutVisitScript(html)).toBe(html)
})
