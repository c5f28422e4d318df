import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import type { Tab } from './engine/tab.ts'
import { expect } from './engine/test.ts'

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/**
 * Sees that axe finds nothing on the open page, frames included, in light and in dark. Chromium only: a tab is a page
 * there.
 */
export async function expectNoViolations(tab: Tab): Promise<void> {
  const page = tab as Page
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const axe = new AxeBuilder({ page })
    // All but the colours is the same in the dark.
    const { violations } = await (colorScheme === 'light'
      ? axe.withTags(rules)
      : axe.withRules('color-contrast')
    ).analyze()
    const found = violations.flatMap(({ id, help, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${help}\n  ${target.join(' ')}\n  ${failureSummary}`),
    )
    expect(found, `${await tab.url()} in ${colorScheme}`).toEqual([])
  }
}
