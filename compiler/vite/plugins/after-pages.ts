import { createBuilder, type Plugin } from 'vite'
import { buildsSite } from '../builds-site.ts'
import { innerConfig, isBuiltWithApp } from '../inner-build.ts'

/**
 * `build()` of Vite, which Storybook and other tools call, builds the pages alone, and knows no other environment. When
 * they are written, the rest of the site is built around them.
 */
export function afterPagesPlugin(): Plugin {
  let isWritten = false
  return {
    name: 'stowaway:after-pages',
    enforce: 'post',
    apply: (config, env) => env.command === 'build' && buildsSite(config, env),
    applyToEnvironment: ({ name }) => name === 'client',
    writeBundle() {
      isWritten = true
    },
    closeBundle: {
      order: 'post',
      sequential: true,
      async handler() {
        const { environment } = this
        if (!isWritten || isBuiltWithApp(environment)) return
        isWritten = false
        const builder = await createBuilder(innerConfig(environment.getTopLevelConfig(), { hasPages: true }), null)
        await builder.buildApp()
      },
    },
  }
}
