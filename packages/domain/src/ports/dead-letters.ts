/** A job that failed for good; a person can see it and run it again. */
export interface NewDeadLetter {
  /** Made of queue and job id: the same work that fails again is the same letter. */
  id: string
  queue: string
  job: string
  jobId: string
  payload: Record<string, unknown>
  error: string
  attempts: number
  failedAt: Date
}

export interface DeadLetterRepository {
  /** Writes it, or writes it anew where a person had run it again and it failed again. */
  record(letter: NewDeadLetter): Promise<void>
  /** Those of them that nobody has run again: they wait, or were let go. */
  lying(ids: readonly string[]): Promise<string[]>
}
