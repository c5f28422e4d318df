import { startPreview } from '../../../compiler/node/preview-server.ts'
import { normaliseBase } from '../../../sw/core/routes/base.ts'
import { addPage } from '../../conformance/hosts/worker.ts'
import type { ContractProject } from '../projects.ts'
import type { OpenHost } from '../run-contract.ts'
import { buildContract } from './build-contract.ts'

/** A host that asks a project's build, whose files the preview serves; `open` is given the preview's address. */
export async function openBuilt(
  project: ContractProject,
  open: (preview: URL) => Promise<OpenHost>,
): Promise<OpenHost> {
  const built = await buildContract(project, 'worker', addPage)
  const preview = await startPreview({
    folder: built.outDir,
    base: normaliseBase(project.base),
    port: 0,
    host: '127.0.0.1',
  })
  const host = await open(new URL(preview.url))
  return {
    ...host,
    async close() {
      await host.close()
      await preview.close()
      await built.remove()
    },
  }
}
