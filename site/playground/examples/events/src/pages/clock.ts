import { type APIRoute, eventStream } from 'stowaway'

// The response continues until the client disconnects. A client that reconnects sends its last id.
export const GET: APIRoute = (context) =>
  eventStream(context, async (events) => {
    for (let tick = Number(events.lastEventId ?? -1) + 1; tick < 20; tick += 1) {
      await events.send({ id: String(tick), event: 'tick', data: { tick, time: new Date().toLocaleTimeString() } })
      await new Promise((resolve) => setTimeout(resolve, 500))
    }
  })
