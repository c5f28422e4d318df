import { bundleErrors } from '../../../sw/core/errors/bundle-errors.ts'
import { isSyntaxNode, walk } from '../../syntax/walk.ts'

/** A loop of the script: the offsets of its body, and where its source is. */
export interface Loop {
  readonly start: number
  readonly end: number
  /** Whether the body is a block, which the call goes into. */
  readonly isBlock: boolean
  readonly file: string
  /** Counted from 1. */
  readonly line: number
}

export interface Insertion {
  readonly offset: number
  readonly text: string
}

const loopTypes = new Set(['ForStatement', 'WhileStatement', 'DoWhileStatement', 'ForOfStatement', 'ForInStatement'])

/** The loops of a syntax tree that come from a file of the project. */
export function findLoops(
  program: unknown,
  originOf: (offset: number) => { readonly file: string; readonly line: number } | undefined,
): readonly Loop[] {
  const loops: Loop[] = []
  walk(program, ({ type, start, body }) => {
    if (!loopTypes.has(type) || !isSyntaxNode(body)) return
    const origin = originOf(start)
    if (origin === undefined) return
    loops.push({ start: body.start, end: body.end, isBlock: body.type === 'BlockStatement', ...origin })
  })
  return loops
}

/** A call at the start of each loop's body. No line breaks: every line stays where it is. */
export function guardCalls(loops: readonly Loop[]): readonly Insertion[] {
  return loops
    .flatMap(({ start, end, isBlock }, index): Insertion[] => {
      const call = `stowawayBundle.loop(${index});`
      if (isBlock) return [{ offset: start + 1, text: call }]
      return [
        { offset: start, text: `{${call}` },
        { offset: end, text: '}' },
      ]
    })
    .sort((one, other) => one.offset - other.offset)
}

/**
 * The function that the calls go to: it throws when the loops of one turn of the event loop have run for `limit`
 * milliseconds, and for as long again after code has caught the error. A message that it posts to itself shows that
 * the event loop has turned; a browser may delay a timer.
 *
 * @param errorClass an expression for the class `StowawayError`
 */
export function guardSource(loops: readonly Loop[], limit: number, errorClass: string): string {
  const { message, hint } = bundleErrors.EndlessLoop
  const text = message({ file: '%file%', line: '%line%', seconds: limit / 1000 })
  const places = loops.map(({ file, line }) => [file, line])
  return [
    'stowawayBundle.loop=(()=>{',
    `const places=${JSON.stringify(places)},now=performance.now.bind(performance),turns=new MessageChannel();`,
    'let since=0,left=1,stride=1,last=0,stops=0;',
    'turns.port1.onmessage=()=>{since=stops=0};',
    // In Node an open port would keep the process.
    'turns.port1.unref?.();',
    'return(index)=>{',
    'if(--left>0)return;',
    // A look at the clock costs more than a short loop's round: the next look is later while rounds are short.
    'const time=now();stride=time-last<1?Math.min(stride*2,64):1;left=stride;last=time;',
    'if(since===0){since=time;turns.port2.postMessage(0);return}',
    `if(stops<2&&time-since<=${limit})return;`,
    // Code that catches the error gets the same time again. After the second catch, every loop throws.
    'since=time;if(++stops>1)left=1;const[file,line]=places[index];',
    `const message=${JSON.stringify(text)}.replace('%file%',()=>file).replace('%line%',line);`,
    `throw new(${errorClass})('EndlessLoop',{message,hint:${JSON.stringify(hint())}},{file})}})();`,
  ].join('')
}
