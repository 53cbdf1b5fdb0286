import type { CrisisScoreSaid } from '@hubbub/contracts'

type Term = CrisisScoreSaid['terms'][number]

export const termWords = {
  volume: 'Volume',
  growth: 'Growth',
  reach: 'Reach',
  'negative-share': 'Negative share',
  speakers: 'Who speaks',
  spread: 'Spread over sources',
} satisfies Record<Term['name'], string>

const whole = new Intl.NumberFormat(undefined, { maximumFractionDigits: 0 })
const tenths = new Intl.NumberFormat(undefined, { maximumFractionDigits: 1 })
const compact = new Intl.NumberFormat(undefined, { notation: 'compact', maximumFractionDigits: 1 })
const percent = new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: 0 })

/** What was measured, and against what. */
export function termFigures({ name, value, baseline, texts }: Term): string {
  switch (name) {
    case 'volume':
      return `${tenths.format(value)} times the usual daily peak of five minutes${texts === undefined ? '' : `; ${tenths.format(texts)} times with each text once`}`
    case 'growth':
      return `${whole.format(value)} in the last hour, ${whole.format(baseline)} in the hour before${texts === undefined ? '' : `; ${whole.format(texts)} texts`}`
    case 'reach':
      return `${compact.format(value)} followers in an hour; usual peak ${compact.format(baseline)}`
    case 'negative-share':
      return `${percent.format(value)} of the last three hours; usually ${percent.format(baseline)}`
    case 'speakers':
      return value === 1
        ? 'One verified or large account'
        : `${whole.format(value)} verified or large accounts`
    case 'spread':
      return value === 1 ? 'One source is loud' : `${whole.format(value)} sources are loud`
  }
}
