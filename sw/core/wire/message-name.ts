declare const content: unique symbol
declare const reply: unique symbol

/**
 * The name of a message between two scripts. Its type says what the message contains and, for a question, what the
 * reply is. Both sides import the name from the catalogue in `messages/`, where each is written once.
 */
export type MessageName<Content = object, Reply = never> = string & {
  readonly [content]?: Content
  readonly [reply]?: Reply
}
