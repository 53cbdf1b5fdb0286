interface Known {
  /** Less than three days are known: what is usual is a wide guess. */
  learning: boolean
  /** One plain sentence. */
  sentence: string
}

/** Mentions of five minutes against the usual daily peak of five minutes. */
export interface SpikeReason extends Known {
  detector: 'spike'
  mentions: number
  baseline: number
  ratio: number
  /** Milliseconds since 1970. Null: there never were as many since the series began, which is `knownSince`. */
  lastAsHighAt: number | null
  knownSince: number
  /** Without reposts, each text once, against the usual daily peak of that. */
  distinct: number
  distinctRatio: number
  /** It would be no alert without the reposts. */
  normalWithoutReposts: boolean
}

/** Negative mentions since `since` (milliseconds) against what is usual at that time of the day. */
export interface RiseReason extends Known {
  detector: 'negative-rise'
  negative: number
  baseline: number
  ratio: number
  since: number
  hours: number
  /** How much likelier a doubling is than chance: its natural logarithm. */
  evidence: number
}

/** Share of negative mentions of the last three hours (0 to 1) against that of the weeks before. */
export interface ShareReason extends Known {
  detector: 'negative-share'
  share: number
  baseline: number
  negative: number
  scored: number
  /** In standard deviations. */
  deviation: number
}

/** Followers of all who spoke in the last hour against the usual daily peak of an hour. */
export interface ReachReason extends Known {
  detector: 'reach'
  reach: number
  topReach: number
  baseline: number
  ratio: number
  lastAsHighAt: number | null
  knownSince: number
}

export type Reason = SpikeReason | RiseReason | ShareReason | ReachReason

export interface Alert {
  /** When the five minutes began that fired it: milliseconds since 1970. */
  at: number
  /** At least one; that of the detector which fired first in the list of detectors stands first. */
  reasons: Reason[]
  /** Only less than three days are known. */
  learning: boolean
  /** It was found out when an earlier bin was corrected, and how many minutes after its bin. */
  lateMinutes: number
}

/** What has to grow by half before it is told again on the same day: a ratio, or how much the share is over the usual. */
export const strengthOf = (reason: Reason): number =>
  reason.detector === 'negative-share' ? reason.share - reason.baseline : reason.ratio
