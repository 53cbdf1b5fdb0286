import type { Influence } from '@hubbub/contracts'
import { Popover, PopoverContent, PopoverTrigger } from '#components/popover.tsx'

const whole = new Intl.NumberFormat()
const compact = new Intl.NumberFormat(undefined, { notation: 'compact', maximumFractionDigits: 1 })

type Term = Influence['terms'][number]

const points = (value: number) => value.toFixed(1)

const words = {
  followers: 'Followers',
  echo: 'Echo',
  activity: 'Activity',
  verified: 'Verified',
} satisfies Record<Term['name'], string>

function measured({ name, value }: Term): string {
  switch (name) {
    case 'followers':
      return `${compact.format(value)}; a million is all`
    case 'echo':
      return `${compact.format(value)} likes, answers and reposts a mention; 10,000 are all`
    case 'activity':
      return `${value === 1 ? '1 mention' : `${whole.format(value)} mentions`} in this time; 31 are all`
    case 'verified':
      return value === 1 ? 'by the network' : 'no, or not told'
  }
}

/** How much somebody moves, and how that comes about: each term with its value, its weight and its points. */
export function InfluenceScore({
  name,
  influence: { score, terms },
}: {
  name: string
  influence: Influence
}) {
  return (
    <Popover>
      <PopoverTrigger
        aria-label={`Influence of ${name}: ${Math.round(score)} of 100, show how it comes about`}
        className="rounded-sm font-medium underline decoration-dotted underline-offset-4 hover:text-accent"
      >
        {Math.round(score)}
      </PopoverTrigger>
      <PopoverContent
        align="end"
        aria-label="How the influence comes about"
        className="w-80 max-w-[calc(100vw-1rem)] space-y-2"
      >
        <p className="font-medium">
          Influence of {name}: {points(score)} of 100
        </p>
        <ul className="space-y-1.5 text-sm">
          {terms.map((term) => (
            <li key={term.name}>
              <div className="flex justify-between gap-3">
                <span>{words[term.name]}</span>
                <span className="shrink-0 tabular">
                  {points(term.points)}{' '}
                  <span className="text-muted">of {whole.format(100 * term.weight)}</span>
                </span>
              </div>
              <p className="text-xs text-muted">{measured(term)}</p>
            </li>
          ))}
        </ul>
        <p className="text-xs text-muted">
          Followers, echo and activity count by their order of size: ten times as many is one step.
        </p>
      </PopoverContent>
    </Popover>
  )
}
