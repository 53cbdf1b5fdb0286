/** Something that hears, and can end at any moment. */
export interface Worker extends AsyncDisposable {
  /** Of the process that it is, or is part of. */
  readonly pid: number
  /** Ends it without a goodbye; another begins in its place. */
  kill(): Promise<void>
  /** For so long it does nothing, and does not know. */
  freeze(ms: number): Promise<void>
}

/** Where networks call us. Whoever answers there can end as any worker can; the place stays. */
export interface Door {
  url: string
  worker: Worker
}

export interface Crew {
  work(name: string): Promise<Worker>
  openDoor(): Promise<Door>
}
