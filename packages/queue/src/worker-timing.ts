/** A killed worker's job is given to another after two intervals at most; the sweep is usually sooner. */
export const workerTiming = {
  lockDuration: 30_000,
  stalledInterval: 15_000,
  maxStalledCount: 3,
  /** Seconds. New jobs announce themselves; this is only how long a lost announcement can last. */
  drainDelay: 30,
  runRetryDelay: 1_000,
  autorun: false,
} as const
