import { expect, test } from 'vitest'
import { contentOf, createProject, stowaway } from '../temporary-project.ts'

test.each(['src', '.', '..'])('build --outDir %s is refused, and the sources stay', async (outDir) => {
  const project = await createProject({ 'src/pages/a.ts': "export const GET = () => new Response('a')" })
  try {
    const before = await contentOf(project.root)
    const { exitCode, stderr } = await stowaway('build', '--root', project.root, '--outDir', outDir)
    expect(exitCode).toBe(1)
    expect(stderr).toContain('error OutputHoldsSources:')
    expect(await contentOf(project.root)).toEqual(before)
  } finally {
    await project.remove()
  }
})
