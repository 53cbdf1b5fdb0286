export interface QueueCounts {
  name: string
  waiting: number
  active: number
  delayed: number
  failed: number
}

/** What a person may see of the queues. */
export interface Queues {
  counts(): Promise<QueueCounts[]>
}
