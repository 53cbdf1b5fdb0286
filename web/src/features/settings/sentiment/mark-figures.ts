import type { MarkStanding } from '@hubbub/contracts'

const percent = new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: 0 })

type Figure = MarkStanding['figures'][number]

const on = {
  written: (size: number) => `${size} in 40 messages written for it`,
  airline: (size: number) =>
    `${new Intl.NumberFormat().format(size)} negative tweets to airlines, taken for complaints`,
  tweets: (size: number) => `${new Intl.NumberFormat().format(size)} angry tweets`,
} satisfies Record<Figure['on'], (size: number) => string>

/** How well a mark was found, in words. */
export const figureWords = ({ on: set, precision, recall, size }: Figure): string =>
  `Finds ${percent.format(recall)} of ${on[set](size)}${precision === null ? '' : `; ${percent.format(precision)} of what it finds is right`}`

/** What people here said of it, in words; null where they said nothing. */
export function correctionWords({ corrections, recent }: MarkStanding): string {
  const { confirmed, takenOff, putOn } = corrections
  const parts = [
    `${recent} in 30 days`,
    ...(takenOff > 0 ? [`${takenOff} taken off`] : []),
    ...(putOn > 0 ? [`${putOn} put on`] : []),
    ...(confirmed > 0 ? [`${confirmed} confirmed`] : []),
  ]
  return parts.join(' · ')
}
