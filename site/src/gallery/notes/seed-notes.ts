import type { Note } from './note.ts'

interface Topic {
  readonly tags: readonly string[]
  readonly title: (subject: string) => string
  readonly text: (subject: string, index: number) => string
  /** 25, divided by commas. */
  readonly subjects: string
}

const pick = <Item>(list: readonly [Item, ...Item[]], index: number): Item => list[index % list.length] ?? list[0]

const topics: readonly Topic[] = [
  {
    tags: ['recipe', 'kitchen'],
    title: (dish) => `${dish}, the way we like it`,
    text: (dish, index) =>
      `Serves ${2 + (index % 4)}. ${pick(['Start with onions and patience.', 'Soak everything overnight.', 'Hot pan, short time.'], index)}\n\nLast time the ${dish.toLowerCase()} needed more salt and ten minutes less. ${pick(['Good with bread.', 'Better the next day.', 'Freezes well.', 'Double it for guests.'], index)}`,
    subjects:
      'Lentil soup,Fish stew,Leek tart,Mushroom risotto,Crème caramel,Ship’s biscuits,Onion soup,Potato gratin,Chickpea curry,Apple crumble,Plum cake,Flatbread,Minestrone,Pea soup,Ratatouille,Shakshuka,Barley salad,Roast squash,Pickled cucumbers,Lemon tart,Oat bread,Tomato sauce,Bean chilli,Rice pudding,Fennel salad',
  },
  {
    tags: ['book', 'reading'],
    title: (book) => `Reading: ${book}`,
    text: (book, index) =>
      `${book}, ${pick(['second attempt', 'from the library', 'borrowed from Ada', 'an old paperback'], index)}. Up to chapter ${3 + index}.\n\n${pick(['Slow start, then it will not let go.', 'The middle part could be shorter.', 'Copy out the passage about the storm.', 'To be read aloud.'], index)}`,
    subjects:
      'Moby-Dick,Walden,Middlemarch,The Odyssey,Treasure Island,Emma,The Time Machine,Dracula,Candide,Frankenstein,Kim,Dubliners,The Moonstone,Lord Jim,Robinson Crusoe,Jane Eyre,Don Quixote,Bleak House,Persuasion,The Sea-Wolf,Germinal,Typhoon,Cranford,Villette,Daisy Miller',
  },
  {
    tags: ['garden'],
    title: (plant) => `${plant}: sowing and care`,
    text: (plant, index) =>
      `Sown in week ${9 + index}, ${pick(['in trays by the window', 'straight into the bed', 'under glass', 'in the old tub'], index)}. ${plant} wants ${pick(['sun and little water', 'half shade', 'a windless corner', 'compost, and more compost'], index)}.\n\nSnails: ${pick(['none so far', 'everywhere', 'kept off with ash'], index)}.`,
    subjects:
      'Kale,Rhubarb,Sweet peas,Broad beans,Chard,Garlic,Leeks,Marigolds,Strawberries,Courgettes,Thyme,Sage,Radishes,Spinach,Beetroot,Parsnips,Lettuce,Chives,Mint,Sunflowers,Nasturtiums,Raspberries,Peas,Carrots,Dill',
  },
  {
    tags: ['travel'],
    title: (town) => `A weekend in ${town}`,
    text: (town, index) =>
      `Train at ${6 + (index % 5)}:${pick(['05', '20', '40'], index)}, change once. Stay near ${pick(['the harbour', 'the market', 'the old bridge', 'the station'], index)}.\n\nIn ${town}: ${pick(['the museum is closed on Mondays', 'take the ferry, not the bus', 'climb the tower early', 'buy cheese'], index)}. Bring ${pick(['a raincoat', 'walking shoes', 'cash'], index)}.`,
    subjects:
      'Lisbon,Porto,Bergen,Ghent,Trieste,Riga,Tallinn,Gdańsk,Bilbao,Marseille,Genoa,Split,Hamburg,Malmö,Aarhus,Galway,Bristol,Nantes,La Rochelle,Ravenna,Graz,Basel,Utrecht,Leuven,Cork',
  },
  {
    tags: ['work', 'meeting'],
    title: (topic) => `Meeting: ${topic}`,
    text: (topic, index) =>
      `Present: ${pick(['Ada, Grace, Linus', 'Ada, Tim', 'Grace, Margaret, Ken', 'everyone'], index)}. About ${topic.toLowerCase()}.\n\n${pick(['Agreed to try it for two weeks.', 'No decision; more numbers are needed.', 'Done, but for the text.', 'Cut the scope in half.'], index)} Next step by ${pick(['Tuesday', 'Friday', 'the end of the month'], index)}.`,
    subjects:
      'Release plan,Error messages,Offline mode,Onboarding,Budget,Hiring,Performance,Search,Accessibility,Road map,Support rota,Naming,Retrospective,Security review,Analytics,Design tokens,Translations,Backups,Old browsers,Documentation,Pricing page,Incident of May,Test machines,Interviews,Summer party',
  },
  {
    tags: ['home', 'todo'],
    title: (thing) => `${thing}: what is left to do`,
    text: (thing, index) =>
      `${thing}. ${pick(['Measure twice.', 'Ask the neighbour for the ladder.', 'Needs a dry day.', 'Call first.'], index)}\n\nTo buy: ${pick(['screws, 4 mm', 'white paint', 'a new seal', 'sandpaper', 'nothing, it is all in the shed'], index)}. Cost so far: ${12 + index * 7} €.`,
    subjects:
      'Kitchen tap,Front door,Bicycle chain,Bookshelf,Attic window,Fence,Balcony floor,Washing machine,Cellar light,Mail box,Curtains,Garden bench,Chimney,Gutter,Bathroom tiles,Desk lamp,Coat rack,Rain barrel,Shed roof,Door bell,Radiator,Stair rail,Oven door,Wardrobe,Picture frames',
  },
  {
    tags: ['idea'],
    title: (thing) => `Idea: ${thing}`,
    text: (thing, index) =>
      `What if there were ${thing.toLowerCase()}? ${pick(['Somebody must have tried.', 'Small enough for one evening.', 'Ask Margaret what she thinks.', 'Probably a bad idea. Still.'], index)}\n\n${pick(['First sketch on paper.', 'Needs a name.', 'See the note on search.', 'Works offline, of course.'], index)}`,
    subjects:
      'A map of benches,A clock for tides,A shared shelf,A quiet alarm,A recipe scaler,A queue without numbers,A letter game,A plant diary,A slow newsletter,A pocket orrery,A borrowing list,A weather journal,A one-button radio,A walking quiz,A paper calendar,A spare-part finder,A star chart,A bread timer,A night train map,A local lexicon,A repair café,A postcard robot,A sound library,A tiny museum,A map of wells',
  },
  {
    tags: ['boat', 'log'],
    title: (place) => `Log: ${place}`,
    text: (place, index) =>
      `${pick(['Fair wind', 'Flat calm', 'Short, steep sea', 'Fog until noon'], index)}, ${pick(['west', 'south-west', 'north', 'east'], index)} ${2 + (index % 5)}. Anchored off ${place} at ${14 + (index % 7)}:30.\n\n${pick(['The pump runs again.', 'Mend the jib before anything else.', 'Found biscuits behind the water tank.', 'A stowaway: one cat.'], index)}`,
    subjects:
      'Texel,Heligoland,Skagen,Ushant,Lundy,Foula,Sark,Vlieland,Bornholm,Gotland,Ouessant,Tresco,Rathlin,Islay,Muck,Eigg,Iona,Fair Isle,Anholt,Læsø,Rügen,Hiddensee,Juist,Groix,Houat',
  },
]

const day = 86_400_000

/** The 200 notes that the demo starts with, from the last 200 days. */
export function seedNotes(now = Date.now()): readonly Note[] {
  return topics.flatMap(({ tags, title, text, subjects }, topic) =>
    subjects.split(',').map((subject, index) => {
      const number = index * topics.length + topic
      const created = new Date(now - (number + 1) * day).toISOString()
      const all = number % 9 === 0 ? [...tags, 'starred'] : tags
      const content = { title: title(subject), text: text(subject, index), tags: all }
      return { id: `seed-${number + 1}`, ...content, created, changed: created, version: 1 }
    }),
  )
}
