import type {
  AnalyticsFacet,
  TalliedFacet,
  Annotation,
  CountedMonitor,
  CoverageGap,
  Dashboard,
  SentimentLabel,
  SentimentPart,
  TopAuthors,
  Volume,
} from '@hubbub/contracts'
import type { MatchedMention } from '@hubbub/contracts/http'
import type { Scope } from '../rules/visibility.ts'

/** Whole hours of UTC: `from` is the first one, `to` the end of the last. */
export interface HourSpan {
  from: Date
  to: Date
}

/** What is counted: by monitors, and of them what has one value of one facet. */
export interface TallyAsked extends HourSpan {
  monitorIds: readonly string[]
  facet: TalliedFacet
  /** Null: all values of the facet. */
  value: string | null
}

/** Figures of mentions. What is none of the three was not scored yet, or the scorer could not tell. */
export interface Tally {
  mentions: number
  negative: number
  neutral: number
  positive: number
  /** Followers of the authors, for each mention anew. */
  reach: number
  /** How many say something that nobody said before. */
  texts: number
  /** How many are taken for spam. */
  spam: number
}

export type GroupBy = 'total' | 'hour' | 'day' | 'week' | 'month' | 'value' | 'week-hour'

export interface TallyRow extends Tally {
  monitorId: string
  /** Set for stretches of time. */
  at: Date | null
  /** Set for values. */
  value: string | null
  /** Set for hours of the week: 0 is Monday's first. */
  weekHour: number | null
}

/** Five minutes, as the detectors read them. */
export interface Bin {
  at: Date
  mentions: number
  negative: number
  reach: number
  /** Of how many the sentiment is known. */
  scored: number
  /** How many say something that nobody said before. */
  texts: number
  /** Followers of the author who has most, among those with a thousand and more. */
  topReach: number
}

/** A stretch and how many texts of it are wanted. */
export interface Slice extends HourSpan {
  take: number
}

export interface MatchedText {
  text: string
  language: string | null
  negative: boolean
  /** Null as long as it is not scored. */
  label: SentimentLabel | null
  /** How its sentences sound, where it was judged by them and that is asked for. */
  parts: Pick<SentimentPart, 'start' | 'end' | 'label'>[] | null
}

export type AuthorRow = Omit<TopAuthors['items'][number], 'name' | 'influence'> & {
  name: string | null
  /** Likes, answers and reposts of one mention, on the average; null where the network tells none. */
  echo: number | null
}

export interface MatchedAsked extends HourSpan {
  monitorId: string
  facet: AnalyticsFacet
  value: string
  sentiment?: SentimentLabel | undefined
  term?: string | undefined
  author?: string | undefined
  weekHour?: number | undefined
  timeZone: string
}

export interface MatchedPage {
  limit: number
  after: unknown
}

/** How often monitors matched what, made of tallies that agree with a count over the rows at any moment. */
export interface AnalyticsRepository {
  /** Folds what changed into the tallies. @returns how many changes; null where another process is at it. */
  fold(most: number): Promise<number | null>
  tally(asked: TallyAsked, by: GroupBy, timeZone: string): Promise<TallyRow[]>
  /** Those of which the country is known, by it; the rest is known by nobody. */
  countries(monitorId: string, span: HourSpan): Promise<(Tally & { value: string })[]>
  /** When the first mention that any monitor has was made, to the hour or less. */
  heardSince(): Promise<Date | null>
  /** Begins of the stretches that touch a span, in local time, and the end of the last. */
  stretches(span: HourSpan, unit: Volume['unit'], timeZone: string): Promise<Date[]>
  /** What a monitor matched in each five minutes; those in which nothing was said are left out. Oldest first. */
  binsOf(monitorId: string, span: HourSpan): Promise<Bin[]>
  /** The same of some channels or languages alone, which is counted over the rows. */
  filteredBinsOf(
    monitorId: string,
    asked: { span: HourSpan; channelIds: readonly string[]; languages: readonly string[] },
  ): Promise<Bin[]>
  /** The monitors that somebody has; only these, where they are named. By name. */
  monitors(
    ids: readonly string[] | null,
    person: { memberId: string | null; teamIds: readonly string[] },
  ): Promise<CountedMonitor[]>
  /** The newest texts of each slice. */
  sample(monitorId: string, slices: readonly Slice[], ask?: { parts: boolean }): Promise<MatchedText[]>
  /** Most followers first. `least`: only those who are known to have as many, 1000 or 0. */
  authors(monitorId: string, span: HourSpan, ask: { least: number; limit: number }): Promise<AuthorRow[]>
  matched(
    scope: Scope,
    asked: MatchedAsked,
    page: MatchedPage,
  ): Promise<{ items: MatchedMention[]; next: unknown }>
  gaps(span: HourSpan): Promise<CoverageGap[]>
  /** When queries of these monitors were changed; of all where null. Their first version is no change. */
  edits(monitorIds: readonly string[] | null, span: HourSpan): Promise<Volume['edits']>
}

export interface AnnotationRepository {
  within(span: HourSpan): Promise<Annotation[]>
  insert(
    annotation: Pick<Annotation, 'id' | 'text' | 'from' | 'to'> & { by: string | null; now: Date },
  ): Promise<Annotation>
  /** @returns its last version; null where it is gone. */
  delete(id: string): Promise<number | null>
}

export type DashboardChange = Pick<Dashboard, 'name' | 'sharing' | 'teamId' | 'layout'>
export interface DashboardRepository {
  /** Their own, those of their teams and those shared with everybody. */
  list(memberId: string, teamIds: readonly string[]): Promise<Dashboard[]>
  lock(id: string): Promise<Dashboard | null>
  insert(dashboard: DashboardChange & { id: string; ownerId: string }): Promise<Dashboard>
  update(id: string, change: DashboardChange): Promise<Dashboard>
  delete(id: string): Promise<void>
}
