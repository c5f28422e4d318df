import { type APIRoute, eventStream } from 'stowaway'

export const GET: APIRoute = (context) =>
  eventStream(context, async (events) => {
    await events.send({ id: 'ü', event: 'first', data: { after: events.lastEventId ?? null } })
    await events.send('two\nlines')
  })
