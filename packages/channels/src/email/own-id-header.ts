/** The header our own mail carries, for servers that put a Message-ID of their own in the place of ours. */
export const ownIdHeader = 'X-Hubbub-Message-ID'
