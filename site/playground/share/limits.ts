/** The longest fragment of a new link, in characters: chats and browsers transmit it unchanged. */
export const longestMade = 64_000

/** The longest fragment that is read, in characters. */
export const longestRead = 500_000

/** The most that a link's content may weigh unpacked, in bytes. */
export const largestContent = 2_000_000

export const mostFiles = 300
