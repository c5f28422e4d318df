import { diskFiles } from '../../compiler/node/disk-files.ts'
import { readManifest } from '../../compiler/project/manifest.ts'
import { fillSettings, type StowawayOptions } from '../../compiler/project/settings.ts'
import type { HostProject, StartOptions } from './host.ts'
import { stowawayErrorIn } from './refused.ts'

type Redirects = NonNullable<StowawayOptions['redirects']>

/** The project's options, without the redirects that the product refuses. With none refused, they stay as they are. */
export async function acceptRedirects(
  root: string,
  { base, stowaway }: Omit<HostProject, 'folder'>,
  { onRefused }: StartOptions,
): Promise<StowawayOptions> {
  if (onRefused === undefined || stowaway.redirects === undefined) return stowaway
  const read = async (redirects: Redirects): Promise<void> => {
    await readManifest(diskFiles(root), { ...fillSettings({ ...stowaway, redirects }), base })
  }
  // If it fails without redirects too, they are not the cause.
  const isReadable = await read({}).then(
    () => true,
    () => false,
  )
  if (!isReadable) return stowaway
  let redirects: Redirects = {}
  for (const [source, target] of Object.entries(stowaway.redirects)) {
    const more = { ...redirects, [source]: target }
    try {
      await read(more)
      redirects = more
    } catch (thrown) {
      const error = stowawayErrorIn(thrown)
      if (error === undefined) throw thrown
      onRefused({ file: source, kind: 'redirect', error })
    }
  }
  return { ...stowaway, redirects }
}
