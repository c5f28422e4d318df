/** Keys that a test may press, by their `KeyboardEvent.key`. */
export type Key = 'Enter' | 'Tab'

/**
 * One page of a browser, with the part of Playwright's `Page` that every engine can be driven by. In Chromium and
 * Firefox it is a `Page`; WebKit is driven over WebDriver.
 */
export interface Tab {
  /** Opens an address and waits until it has loaded. */
  goto(url: string): Promise<unknown>
  reload(): Promise<unknown>
  goBack(): Promise<unknown>
  goForward(): Promise<unknown>
  url(): string | Promise<string>
  /**
   * Runs a function in the page, or the text of an expression. It sees nothing of the test's scope; argument and result
   * are JSON.
   */
  evaluate<Result>(run: () => Result | Promise<Result>): Promise<Result>
  evaluate<Result, Argument>(run: (argument: Argument) => Result | Promise<Result>, argument: Argument): Promise<Result>
  evaluate(source: string): Promise<unknown>
  /** Waits until a function returns something true in the page, also across navigations. */
  waitForFunction(run: () => unknown): Promise<unknown>
  waitForFunction<Argument>(run: (argument: Argument) => unknown, argument: Argument): Promise<unknown>
  /** Waits for the first element that matches, and reads its text. */
  textContent(selector: string): Promise<string | null>
  /** Waits for the first element that matches, and clicks it as a person would. */
  click(selector: string): Promise<unknown>
  fill(selector: string, text: string): Promise<unknown>
  /** Focuses the first element that matches, and presses a key on it. */
  press(selector: string, key: Key): Promise<unknown>
  setInputFiles(selector: string, path: string): Promise<unknown>
  screenshot(options: { path: string }): Promise<unknown>
  close(): Promise<unknown>
}
