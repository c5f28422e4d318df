import { ask } from './ask.ts'
import { element, prose } from './element.ts'
import type { Action, Example } from './example.ts'
import { showAnswer, showFailure } from './show-answer.ts'
import { sourceView } from './source-view.ts'

export interface Card {
  readonly element: HTMLElement
  /** Sends the example's requests, one after the other; reports for each whether it got a response. */
  askAll(): Promise<readonly boolean[]>
}

/** One example: its text, its source, its buttons, and the last response. */
export function createCard(example: Example): Card {
  const { id, title, text, files, field, commands } = example
  const input = field && element('input', { id: `${id}-field`, value: field.value, autocomplete: 'off' })
  const actions = () => example.actions(input?.value ?? '')
  const answer = element('div', { class: 'answer', 'aria-live': 'polite' })
  answer.append(element('p', { class: 'empty' }, 'Not called yet'))

  const send = async (action: Action): Promise<boolean> => {
    try {
      await showAnswer(answer, action, await ask(action))
      return true
    } catch (error) {
      showFailure(answer, action, error)
      return false
    }
  }
  const buttons = actions().map((action, index) => {
    const button = element('button', { type: 'button' }, element('b', {}, action.method), ` ${labelOf(action)}`)
    button.addEventListener('click', () => void send(actions()[index] ?? action))
    return button
  })
  input?.addEventListener('input', () => {
    for (const [index, action] of actions().entries()) buttons[index]?.lastChild?.replaceWith(` ${labelOf(action)}`)
  })
  const tools = commands
    ? [element('pre', { class: 'commands', tabindex: '0', 'aria-label': 'Commands' }, commands)]
    : [
        ...(input ? [element('label', { for: input.id }, field?.label ?? ''), input] : []),
        element('div', { class: 'buttons' }, ...buttons),
        answer,
      ]
  return {
    element: element(
      'article',
      { id, 'aria-labelledby': `${id}-title` },
      element(
        'div',
        { class: 'about' },
        element('h3', { id: `${id}-title` }, title),
        element('p', {}, ...prose(text)),
        ...files.map((file, index) => sourceView(file, index === 0)),
      ),
      element('div', { class: 'try' }, ...tools),
    ),
    askAll: async () => {
      const answered: boolean[] = []
      for (const action of actions()) answered.push(await send(action))
      return answered
    },
  }
}

function labelOf({ path, headers }: Action): string {
  const type = headers?.['content-type']
  return `/${decodeURIComponent(path)}${type === 'text/plain' ? ' as text' : ''}`
}
