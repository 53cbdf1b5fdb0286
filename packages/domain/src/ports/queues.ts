export interface QueueCounts {
  name: string
  waiting: number
  active: number
  delayed: number
  failed: number
}

/** What a person may see of the queues, and do. */
export interface Queues {
  counts(): Promise<QueueCounts[]>
  /** Enqueues the work of a dead letter once more. */
  runAgain(deadLetter: { queue: string; job: string; payload: Record<string, unknown> }): Promise<void>
}
