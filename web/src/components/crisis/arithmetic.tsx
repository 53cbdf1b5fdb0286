import { type CrisisScoreSaid, termFigures, termWords } from '@hubbub/contracts'
import { Section } from '#components/page.tsx'

const points = (value: number) => value.toFixed(value < 10 && value > 0 ? 1 : 0)

/** How the score comes about: every term, what it is held against, its weight and its points. */
export function Arithmetic({ score }: { score: CrisisScoreSaid }) {
  return (
    <Section
      title={`Score ${points(score.score)} of 100`}
      description="By how bad, and how fast; each with its weight."
    >
      <ScoreTerms score={score} />
    </Section>
  )
}

export function ScoreTerms({ score: { axes, terms } }: { score: CrisisScoreSaid }) {
  return (
    <>
      {(['impact', 'velocity'] as const).map((axis) => (
        <div key={axis} className="mt-2 first:mt-0">
          <h3 className="flex justify-between text-sm font-medium">
            {axis === 'impact' ? 'Impact' : 'Velocity'}
            <span className="text-muted tabular">{points(axes[axis])} of 100</span>
          </h3>
          <ul className="mt-1 space-y-1.5">
            {terms
              .filter((term) => term.axis === axis)
              .map((term) => (
                <li key={term.name} className="text-sm">
                  <div className="flex items-baseline justify-between gap-3">
                    <span>{termWords[term.name]}</span>
                    <span className="shrink-0 tabular">
                      {points(term.points)} <span className="text-muted">of {points(100 * term.weight)}</span>
                    </span>
                  </div>
                  <p className="text-xs text-muted">{termFigures(term)}</p>
                  <div aria-hidden className="mt-0.5 h-1 rounded-full bg-canvas">
                    <div
                      className="h-1 rounded-full bg-accent"
                      style={{ width: `${Math.round(100 * term.level)}%` }}
                    />
                  </div>
                </li>
              ))}
          </ul>
        </div>
      ))}
    </>
  )
}
