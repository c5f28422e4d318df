/** A phrase that slows readers down, as a regular expression, and the usual words for it. */
export interface BannedPhrase {
  readonly phrase: string
  readonly instead: string
}

/** Grows with what reviews find. A space matches any white space, also across the lines of a comment. */
export const bannedPhrases: readonly BannedPhrase[] = [
  {
    phrase: 'what (?:is|are) (?:none|no)(?! longer)',
    instead: 'name the thing: "anything else", "undefined if it is not …"',
  },
  { phrase: '(?<!there )(?:is|are|was|were) none', instead: '"is not a …", "there is no …"' },
  { phrase: 'that which|those which', instead: '"what", "those that"' },
  { phrase: 'of (?:ours|yours|theirs)', instead: '"our", "your", "their"' },
  { phrase: '(?:tells?|told|telling) of', instead: '"reports"' },
  { phrase: '(?:is|are|be|was|were|been) told(?! apart| from)', instead: '"is reported", "gets", "learns"' },
  { phrase: 'hears? (?:of|nothing)', instead: '"is notified", "receives"' },
  { phrase: 'anew', instead: '"again"' },
  { phrase: '(?:gives?|gave|given|giving) back', instead: '"returns"' },
  { phrase: '(?:lays|laid|laying)', instead: '"creates", "writes"' },
  { phrase: '(?:lies|lie|lay|lying) (?:in|at|on|below|beside|beneath)', instead: '"is in"' },
  { phrase: 'of one mind|in step', instead: '"in sync"' },
  { phrase: 'whom', instead: '"who", "that"' },
  { phrase: 'bears? (?:its|the|an?|no)', instead: '"has", "is named after"' },
  { phrase: 'is kept of', instead: '"keeps"' },
  { phrase: '(?:else|otherwise) than', instead: '"other than", "differently from"' },
  { phrase: 'under way', instead: '"running", "in progress"' },
  { phrase: '(?:takes?|taken|took) (?:it|them|that|this) for', instead: '"treats it as"' },
  { phrase: 'takes? (?:its|the|their) place', instead: '"replaces"' },
  { phrase: 'be had', instead: '"be available"' },
  { phrase: 'deaf', instead: '"returns nothing", "gets no events"' },
  { phrase: 'kin', instead: '"related"' },
  { phrase: 'thereof|therein|thereby|wherein|whereof|henceforth', instead: 'a second sentence' },
  { phrase: 'fix the handler', instead: '"Correct the code", and what is wrong with it' },
  { phrase: 'nobody waits', instead: '"the client has disconnected"' },
  { phrase: 'way (?:back )?out of it', instead: '"remedy"' },
]
