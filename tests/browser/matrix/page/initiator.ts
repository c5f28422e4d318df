/** The address of one of the fixture's endpoints; the server and the endpoints count it for this cell. */
export type Address = (endpoint: string) => string

/**
 * One way in which a page can ask for something. It resolves with text that came of it, where a page can read that;
 * else when the browser says that what came is of the expected kind, or at once where the browser says nothing.
 */
export type Initiator = (at: Address) => Promise<string | undefined>

export type Initiators = Readonly<Record<string, Initiator>>
