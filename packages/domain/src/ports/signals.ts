/**
 * Says that there is work. A signal may be lost or doubled: the work itself stands in the database and the
 * sweep finds what no signal reached. Call it after the transaction, never inside.
 */
export interface Signals {
  messagesCollected(work: {
    workspaceId: string
    channelId: string
    messageIds: readonly string[]
  }): Promise<void>
  messagesEnriched(work: {
    workspaceId: string
    channelId: string
    messageIds: readonly string[]
  }): Promise<void>
  deliveryDue(work: { workspaceId: string; messageId: string; notBefore: Date }): Promise<void>
  /** A person asked a network to do something with a message. */
  actionDue(work: { workspaceId: string; actionId: string; notBefore: Date }): Promise<void>
  /** Whoever answers a customer has read what they wrote; told to their network where it shows such a thing. */
  conversationSeen(place: { workspaceId: string; conversationId: string }): Promise<void>
  /** A channel was added, changed, paused or removed: `collect` looks again. */
  channelChanged(work: { workspaceId: string; channelId: string }): Promise<void>
  /** A network has called us, and what it said is kept. */
  callKept(work: { workspaceId: string; callId: string }): Promise<void>
  quarantineRetry(work: { workspaceId: string; quarantineId: string }): Promise<void>
  /** A person wants a job that failed for good to run again. Throws `dead_letter.unknown_job` where no such job exists any more. */
  deadLetterRetry(work: { job: string; payload: Record<string, unknown> }): Promise<void>
}
