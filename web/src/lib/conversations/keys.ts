export const listsKey = (workspaceId: string) => ['conversations', workspaceId] as const
export const conversationKey = (workspaceId: string, id: string) => ['conversation', workspaceId, id] as const
export const countsKey = (workspaceId: string) => ['conversation-counts', workspaceId] as const
export const messagesKey = (workspaceId: string, conversationId: string) =>
  ['messages', workspaceId, conversationId] as const
export const participantsKey = (workspaceId: string, conversationId: string) =>
  ['participants', workspaceId, conversationId] as const
export const draftsKey = (workspaceId: string, conversationId: string) =>
  ['drafts', workspaceId, conversationId] as const
export const contactMessagesKey = (workspaceId: string) => ['contact-messages', workspaceId] as const
export const contactKey = (workspaceId: string, id: string) => ['contact', workspaceId, id] as const
