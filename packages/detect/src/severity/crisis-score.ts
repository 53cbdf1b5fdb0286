/** What stands behind an alert or an incident, as it is now. Usual values are those of quiet weeks. */
export interface Situation {
  /** Mentions of the last five minutes as a multiple of the usual daily peak. */
  volumeRatio: number
  /** Mentions of the last hour and of the hour before it. */
  lastHour: number
  hourBefore: number
  /** The same with each text once, without reposts and copies; left out: nobody repeats anybody. */
  textRatio?: number
  lastHourTexts?: number
  /** Followers reached in the last hour, and in the usual peak hour of a day. */
  reach: number
  usualReach: number
  /** 0 to 1. */
  negativeShare: number
  usualNegativeShare: number
  /** Who spoke in the last three hours: press, and accounts that are verified or large. */
  press: number
  largeAccounts: number
  /** On how many channels more is said than usual, and on how many anything is heard. */
  loudChannels: number
  channels: number
}

export const terms = ['volume', 'growth', 'reach', 'negative-share', 'speakers', 'spread'] as const
export type TermName = (typeof terms)[number]
export type Axis = 'impact' | 'velocity'

/** One line of the arithmetic: `points` = 100 x `weight` x `level`. */
export interface Term {
  name: TermName
  axis: Axis
  /** What was measured, and what it is measured against. */
  value: number
  baseline: number
  /** What it would be if each text had been said once, where that is something else; it plays no part in the level. */
  texts?: number
  /** 0 (as usual) to 1 (as bad as it counts). */
  level: number
  /** All weights together are 1. */
  weight: number
  points: number
}

export interface CrisisScore {
  /** The sum of all points, 0 to 100. */
  score: number
  /** The same by axis, each 0 to 100: points of its terms as a share of their weights. */
  axes: Record<Axis, number>
  terms: Term[]
}

interface Rule {
  axis: Axis
  weight: number
  measure: (situation: Situation) => {
    value: number
    baseline: number
    level: number
    texts?: number | undefined
  }
}

/** Added to both sides of a ratio, so that two mentions after none are no growth without end. */
const EVEN = 5

const rules: Record<TermName, Rule> = {
  volume: {
    axis: 'velocity',
    weight: 0.25,
    measure: ({ volumeRatio, textRatio }) => ({
      value: volumeRatio,
      baseline: 1,
      level: doublings(volumeRatio, 3),
      texts: textRatio,
    }),
  },
  growth: {
    axis: 'velocity',
    weight: 0.1,
    measure: ({ lastHour, hourBefore, lastHourTexts }) => ({
      texts: lastHourTexts,
      value: lastHour,
      baseline: hourBefore,
      level: doublings((lastHour + EVEN) / (hourBefore + EVEN), 2),
    }),
  },
  reach: {
    axis: 'impact',
    weight: 0.2,
    measure: ({ reach, usualReach }) => ({
      value: reach,
      baseline: usualReach,
      level: doublings(reach / Math.max(1, usualReach), 4),
    }),
  },
  'negative-share': {
    axis: 'impact',
    weight: 0.25,
    measure: ({ negativeShare, usualNegativeShare }) => ({
      value: negativeShare,
      baseline: usualNegativeShare,
      level: (negativeShare - usualNegativeShare) / 0.5,
    }),
  },
  speakers: {
    axis: 'impact',
    weight: 0.1,
    measure: ({ press, largeAccounts }) => ({
      value: press + largeAccounts,
      baseline: 0,
      level: press / 2 + largeAccounts / 4,
    }),
  },
  spread: {
    axis: 'impact',
    weight: 0.1,
    // One loud channel is where it began; all of several is everywhere.
    measure: ({ loudChannels, channels }) => ({
      value: loudChannels,
      baseline: Math.min(1, channels),
      level: channels > 1 ? (loudChannels - 1) / (channels - 1) : 0,
    }),
  },
}

/** The score with its arithmetic: every term, what it is measured against, its weight and its points. */
export function scoreCrisis(situation: Situation): CrisisScore {
  const measured = terms.map((name): Term => {
    const { axis, weight, measure } = rules[name]
    const { value, baseline, level, texts } = measure(situation)
    const counted = Math.min(1, Math.max(0, level))
    const repeated = texts !== undefined && texts < value ? { texts } : {}
    return {
      name,
      axis,
      value,
      baseline,
      ...repeated,
      level: counted,
      weight,
      points: 100 * weight * counted,
    }
  })
  const share = (axis: Axis) => {
    const own = measured.filter((term) => term.axis === axis)
    return sum(own.map(({ points }) => points)) / sum(own.map(({ weight }) => weight))
  }
  return {
    score: sum(measured.map(({ points }) => points)),
    axes: { impact: share('impact'), velocity: share('velocity') },
    terms: measured,
  }
}

/** 0 for as much as usual, 1 for so many doublings. */
const doublings = (ratio: number, most: number) => (ratio <= 1 ? 0 : Math.log2(ratio) / most)
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
