import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { sourcePlace } from '../../../compiler/node/error-place.ts'
import { temporaryFolder } from '../../host/temporary-folder.ts'

/** The place of an error with these frames, in which `$tide` stands for a file of the project. */
function placeOf(...frames: string[]) {
  const root = temporaryFolder({ 'src/tide.ts': 'export const tide = () => {\n  throw new Error("no tide")\n}\n' })
  const stack = ['Error: no tide', ...frames].join('\n').replaceAll('$tide', join(root, 'src/tide.ts'))
  return sourcePlace(Object.assign(new Error('no tide'), { stack }), root)
}

describe('a frame called eval', () => {
  test.each([
    ['of a module that was evaluated', '    at eval ($tide:2:9)'],
    ['of Firefox', 'eval@$tide:2:9'],
    ['with an async call', '    at async eval ($tide:2:9)'],
  ])('%s has its place in the source', (_, frame) => {
    expect(placeOf(frame)).toEqual({ file: 'src/tide.ts:2:9', frame: expect.stringMatching(/throw new Error.*\n.*\^/) })
  })

  test.each([
    ['in V8', '    at eval (eval at run (/app/other.ts:7:3), <anonymous>:1:7)'],
    ['without a name', '    at eval (eval at <anonymous> (/app/other.ts:7:3), <anonymous>:1:7)'],
    ['in Firefox', '@/app/other.ts line 7 > eval:1:7'],
    ['of a method', '    at Object.eval [as run] (<anonymous>:1:7)'],
  ])('of text that has no file is left out: %s', (_, frame) => {
    expect(placeOf(frame, '    at tide ($tide:2:9)')).toMatchObject({ file: 'src/tide.ts:2:9' })
    expect(placeOf(frame)).toBeUndefined()
  })
})
