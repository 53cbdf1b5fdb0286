export const mentionsKey = (workspaceId: string) => ['mentions', workspaceId] as const
export const mentionCountsKey = (workspaceId: string) => ['mention-counts', workspaceId] as const
