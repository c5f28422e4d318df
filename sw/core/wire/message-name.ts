declare const content: unique symbol
declare const reply: unique symbol

/**
 * The name of a message between two scripts. Its type says what the message holds and, of a question, what the reply is:
 * both sides take the name from the catalogue in `messages/`, where each is written once.
 */
export type MessageName<Content = object, Reply = never> = string & {
  readonly [content]?: Content
  readonly [reply]?: Reply
}
