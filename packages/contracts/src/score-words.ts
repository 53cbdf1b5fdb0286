import type { CrisisScoreSaid } from './entities/alert.ts'

type Term = CrisisScoreSaid['terms'][number]

export const termWords = {
  volume: 'Volume',
  growth: 'Growth',
  reach: 'Reach',
  'negative-share': 'Negative share',
  speakers: 'Who speaks',
  spread: 'Spread over sources',
} satisfies Record<Term['name'], string>

/** What was measured, and against what. `language`: that of the figures; where none is named, the reader's own. */
export function termFigures({ name, value, baseline, texts }: Term, language?: string): string {
  const whole = new Intl.NumberFormat(language, { maximumFractionDigits: 0 })
  const tenths = new Intl.NumberFormat(language, { maximumFractionDigits: 1 })
  const compact = new Intl.NumberFormat(language, { notation: 'compact', maximumFractionDigits: 1 })
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 })
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
