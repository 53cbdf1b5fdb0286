/** What the sealed credentials of a channel belong to. */
export const credentialsContext = (channelId: string) => `channel:${channelId}`
