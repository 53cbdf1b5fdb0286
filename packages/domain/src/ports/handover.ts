import type { Party } from '@hubbub/contracts'

/** Answers in a chat that their visitor has not seen and has left. */
export interface UnheardAnswers {
  visitor: { id: string; channelId: string; name: string | null; email: string; epoch: number }
  /** What the chat is called, and whether visitors are told who answers. */
  chat: { title: string; names: boolean }
  /** The channel by which they leave. */
  mailbox: { id: string; address: string; fromName: string; plusAddressing: boolean }
  signature: string
  conversation: { id: string; assigneeId: string | null; teamId: string | null }
  /** Oldest first. */
  answers: UnheardAnswer[]
  /** Message-IDs of mails that went back and forth before, oldest first. */
  refs: string[]
}

export interface UnheardAnswer {
  id: string
  text: string
  author: { memberId: string | null; name: string }
  files: { id: string; size: number; filename: string }[]
}

/** From a chat to the mail of those who have left it. */
export interface HandoverRepository {
  /**
   * Of a visitor who was last here before `since`, what was answered and not seen, where an answer of it is as old. Nobody
   * else hands it over until the transaction ends. Null where there is nothing, or no mailbox for it.
   */
  unheard(visitorId: string, since: Date): Promise<UnheardAnswers | null>
  /** These answers went with a mail. @returns their versions. */
  markMailed(
    answerIds: readonly string[],
    mail: { messageId: string; at: Date },
  ): Promise<{ id: string; version: number }[]>
  /** The same files go with another message, too. */
  copyFiles(fileIds: readonly string[], messageId: string, newId: () => string): Promise<void>
  /** What went by mail is answered by mail: the mailbox knows the thread from now on, and they take part in it. */
  openThread(thread: { channelId: string; ref: string; conversationId: string; party: Party }): Promise<void>
}
