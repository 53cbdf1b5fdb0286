import { type Hour, isHeard } from '../hours.ts'

/** Half of what is known is a week old. */
const KEPT_PER_HOUR = 0.5 ** (1 / 168)
/** What is believed before anything is known: one in five, worth twenty mentions. */
const PRIOR = { negative: 4, scored: 20 }
const WINDOW_HOURS = 3
const LEAST_SCORED = 20
/** A share that is higher by less may be certain, and is nothing to be woken for. */
const LEAST_RISE = 0.15
const KNOWN = { scored: 200, hours: 72 }
/** How alike the mentions of one hour are (the intraclass correlation of a beta-binomial). */
const ALIKE = { atFirst: 0.05, least: 0.01, most: 0.3 }

/** The share of negative mentions in the last three hours, against the share of the weeks before. */
export interface Share {
  hours: number
  scored: number
  negative: number
  /** What shows how alike mentions of an hour are: the variance that chance does not explain, and what it could be. */
  excess: number
  room: number
  /** The two whole hours that are not learned yet; the oldest first. */
  recent: Hour[]
}

export const createShare = (): Share => ({
  hours: 0,
  scored: 0,
  negative: 0,
  excess: 0,
  room: 0,
  recent: [],
})

export interface ShareFound {
  /** Standard deviations over the usual share. */
  deviation: number
  share: number
  usual: number
  negative: number
  scored: number
  learning: boolean
}

export function measureShare(share: Share, current: Hour): ShareFound | null {
  const counted = [...share.recent, current].filter(
    ({ hour, fetched }) => hour > current.hour - WINDOW_HOURS && !fetched,
  )
  const scored = counted.reduce((sum, hour) => sum + hour.scored, 0)
  const negative = counted.reduce((sum, hour) => sum + hour.negative, 0)
  const usual = usualShare(share)
  if (scored < LEAST_SCORED || share.hours === 0 || negative / scored < usual + LEAST_RISE) return null
  // Hours differ from each other; the mentions of one are alike, and together say less than they count.
  const alike = alikeIn(share)
  const squares = counted.reduce((sum, hour) => sum + hour.scored * (hour.scored - 1), 0)
  const variance = usual * (1 - usual) * (scored + alike * squares)
  return {
    deviation: (negative - scored * usual) / Math.sqrt(variance),
    share: negative / scored,
    usual,
    negative,
    scored,
    learning: share.scored < KNOWN.scored || share.hours < KNOWN.hours,
  }
}

/** An hour that is over is learned when it has left the window. */
export function passHour(share: Share, hour: Hour): void {
  share.recent.push(hour)
  while ((share.recent[0]?.hour ?? Infinity) <= hour.hour - WINDOW_HOURS + 1) {
    const left = share.recent.shift()
    if (left && isHeard(left) && !left.part) learn(share, left)
  }
}

export const usualShare = ({ negative, scored }: Share) =>
  (negative + PRIOR.negative) / (scored + PRIOR.scored)

function alikeIn({ hours, excess, room }: Share): number {
  if (hours < KNOWN.hours || room <= 0) return ALIKE.atFirst
  return Math.min(ALIKE.most, Math.max(ALIKE.least, excess / room))
}

/** What is far over the usual counts only as far as the rise that is nothing to be woken for. */
function learn(share: Share, { scored, negative }: Hour): void {
  const usual = usualShare(share)
  const most = share.scored < KNOWN.scored ? negative : Math.ceil(scored * Math.min(1, usual + LEAST_RISE))
  const seen = Math.min(negative, most)
  const chance = usual * (1 - usual)
  const keep = (value: number, more: number) => Math.fround(value * KEPT_PER_HOUR + more)
  if (scored > 1) {
    share.excess = keep(share.excess, (seen - scored * usual) ** 2 - scored * chance)
    share.room = keep(share.room, scored * (scored - 1) * chance)
  }
  share.scored = keep(share.scored, scored)
  share.negative = keep(share.negative, seen)
  share.hours += 1
}
