import { type APIRoute, eventStream } from 'stowaway'

// The answer goes on until the client leaves. A client that comes back says how far it was.
export const GET: APIRoute = (context) =>
  eventStream(context, async (events) => {
    for (let tick = Number(events.lastEventId ?? -1) + 1; tick < 20; tick += 1) {
      await events.send({ id: String(tick), event: 'tick', data: { tick, time: new Date().toLocaleTimeString() } })
      await new Promise((resolve) => setTimeout(resolve, 500))
    }
  })
