/** One line of a chart. */
export interface Series {
  name: string
  /** By time. */
  points: readonly { at: string; value: number }[]
}
