/** Something that hears, and can end at any moment. */
export interface Worker extends AsyncDisposable {
  /** Ends it without a goodbye; another begins in its place. */
  kill(): Promise<void>
  /** For so long it does nothing, and does not know. */
  freeze(ms: number): Promise<void>
}

export type StartWorker = (name: string) => Promise<Worker>
