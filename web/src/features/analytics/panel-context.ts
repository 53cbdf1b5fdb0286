import type { AnalyticsFacet, CountedMonitor, SentimentLabel } from '@hubbub/contracts'
import type { DrawnSpan } from './span.ts'

/** Which mentions are asked for, and how that is said. */
export interface Drill {
  title: string
  monitorId: string
  from: string
  to: string
  facet?: AnalyticsFacet
  value?: string
  sentiment?: SentimentLabel
  term?: string
  author?: string
  weekHour?: number
}

/** What every panel looks at. */
export interface PanelContext {
  workspaceId: string
  /** All that are compared. */
  monitors: readonly CountedMonitor[]
  /** The one that is looked at closely. */
  focus: CountedMonitor
  span: DrawnSpan
  /** Shows the very mentions. */
  onDrill: (drill: Drill) => void
}
