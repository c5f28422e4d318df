import { expect, test } from 'vitest'
import { routingRules } from '../../../compiler/site/routing/routing-rules.ts'
import { createManifest } from '../../../sw/core/routes/manifest.ts'
import { rulesAt } from '../../../sw/worker/relative/rules-at.ts'

const rulesOf = (base: string, files: readonly string[]) => {
  const { manifest } = createManifest({ files, base: base || '/' })
  return routingRules({ manifest, assets: `${manifest.base}/assets` })
}

test.each([['/repo/'], ['/a/b/c/'], ['/a+(b)/']])('below %s, the rules are those of a build for that base', (scope) => {
  const files = ['index.ts', 'api/[id].json.ts', '[...all].ts', 'feed/[...path].ts', 'api/a+b.ts']
  for (const file of files) expect(rulesAt(scope, rulesOf('', [file]))).toEqual(rulesOf(scope, [file]))
  expect(rulesAt('/', rulesOf('', files))).toEqual(rulesOf('', files))
})
