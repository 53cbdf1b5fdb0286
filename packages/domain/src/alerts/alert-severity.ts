import type { AlertEvidence, Severity } from '@hubbub/contracts'
import {
  type Bin,
  BIN_MS,
  type CrisisScore,
  firstGrade,
  grade,
  scoreCrisis,
  type Grade as GradeKept,
  type Severity as Grade,
  type Situation,
  type Usual,
} from '@hubbub/detect'

/** The same in the words of the ladder. */
export const severityOf = {
  watch: 'low',
  minor: 'medium',
  major: 'high',
  critical: 'critical',
} satisfies Record<Grade, Severity>

const HOUR_MS = 3_600_000
/** Whom so many follow is more than a customer. */
const LARGE = 50_000

/** How it stands at the end of the bins, by what is usual. */
export function situationOf(
  bins: readonly Bin[],
  usual: Usual,
  { authors, sources }: Pick<AlertEvidence, 'authors' | 'sources'>,
): Situation {
  const last = bins.at(-1)
  const end = (last?.at ?? 0) + BIN_MS
  const within = (from: number, to: number) =>
    bins.filter(({ at }) => at >= end - from * HOUR_MS && at < end - to * HOUR_MS)
  const sum = (of: readonly Bin[], value: (bin: Bin) => number) =>
    of.reduce((total, bin) => total + value(bin), 0)
  const hour = within(1, 0)
  const three = within(3, 0)
  const scored = sum(three, (bin) => bin.scored ?? 0)
  const peak = (value: (bin: Bin) => number) =>
    Math.max(0, ...bins.filter(({ at }) => at >= end - 3 * BIN_MS).map(value)) / (usual.peak ?? 5)
  const texts = ({ mentions, distinct }: Bin) => distinct ?? mentions
  return {
    volumeRatio: peak(({ mentions }) => mentions),
    textRatio: peak(texts),
    lastHourTexts: sum(hour, texts),
    lastHour: sum(hour, ({ mentions }) => mentions),
    hourBefore: sum(within(2, 1), ({ mentions }) => mentions),
    reach: sum(hour, (bin) => bin.reach ?? 0),
    usualReach: usual.reachPeak ?? 10_000,
    negativeShare: scored < 5 ? usual.negativeShare : sum(three, (bin) => bin.negative ?? 0) / scored,
    usualNegativeShare: usual.negativeShare,
    // Nothing tells the press from others yet.
    press: 0,
    largeAccounts: authors.filter(({ verified, followers }) => verified || (followers ?? 0) >= LARGE).length,
    loudChannels: sources.filter(({ mentions, usual: often }) => mentions > 3 * often + 5).length,
    channels: sources.length,
  }
}

/** Of an alert, which knows nothing of what was before. */
export function rateSituation(
  situation: Situation,
  now: number,
): { score: CrisisScore; severity: Severity; grade: GradeKept } {
  const first = grade(firstGrade, situation, now)
  return { score: scoreCrisis(situation), severity: severityOf[first.severity], grade: first }
}

export const gradeOf = {
  low: 'watch',
  medium: 'minor',
  high: 'major',
  critical: 'critical',
} satisfies Record<Severity, Grade>

/** As high as a rule or whoever opens it says that it is; from there it goes down step by step, as any. */
export const gradeAs = (kept: GradeKept, severity: Severity): GradeKept => ({
  ...kept,
  severity: gradeOf[severity],
})
