import type { JSX } from 'preact'
import { clamp, type Width } from './panel-widths.ts'

interface SplitterProps {
  label: string
  width: Width
  /** By how much an arrow key changes the width. */
  step: number
  /** The change of width for a move of one pixel to the right, given the width of all panels. */
  unit: (panels: number) => number
}

/** A border between two panels, moved by pointer or by arrow keys. */
export function Splitter({ label, width, step, unit }: SplitterProps): JSX.Element {
  const set = (value: number): void => {
    width.value = Math.round(clamp(value, width.least, width.most) * 10) / 10
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a separator that moves is no <hr>
    <div
      role="separator"
      class="splitter"
      aria-label={label}
      aria-orientation="vertical"
      aria-valuenow={Math.round(width.value)}
      aria-valuemin={width.least}
      aria-valuemax={width.most}
      tabIndex={0}
      onKeyDown={(event) => {
        const wider = Math.sign(unit(1000))
        const moves: Record<string, number> = {
          ArrowRight: width.value + wider * step,
          ArrowLeft: width.value - wider * step,
          Home: width.least,
          End: width.most,
        }
        const to = moves[event.key]
        if (to === undefined) return
        event.preventDefault()
        set(to)
      }}
      onPointerDown={(event) => {
        const { currentTarget, clientX, pointerId } = event
        event.preventDefault()
        currentTarget.setPointerCapture(pointerId)
        const start = width.value
        const panels = currentTarget.parentElement?.clientWidth ?? innerWidth
        const move = (moved: PointerEvent): void => set(start + (moved.clientX - clientX) * unit(panels))
        currentTarget.addEventListener('pointermove', move)
        currentTarget.addEventListener(
          'lostpointercapture',
          () => currentTarget.removeEventListener('pointermove', move),
          {
            once: true,
          },
        )
      }}
    />
  )
}
