import type { WorkspaceResources } from '@hubbub/api-client'
import type { CorrectedLabel, SentimentLabel } from '@hubbub/contracts'
import { useQuery } from '@tanstack/react-query'
import { Target } from 'lucide-react'
import { LineChart } from '#components/chart/line-chart.tsx'
import { EmptyState } from '#components/empty-state.tsx'
import { Loaded } from '#components/loaded.tsx'
import { sentimentWords } from '#lib/conversations/words.ts'
import { useSession } from '#lib/session.ts'
import { latestOf, seriesOf } from './accuracy-figures.ts'
import { accuracyQuery } from './sentiment.queries.ts'

const percent = new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: 0 })
const share = (value: number) => percent.format(value)
/** Below this a share says little. */
const FEW = 30

export function Accuracy() {
  const { workspace } = useSession()
  const query = useQuery(accuracyQuery(workspace.id))
  return (
    <Loaded query={query} what="the accuracy">
      {({ confusion, measures }) => {
        const corrections = confusion.reduce((sum, { count }) => sum + count, 0)
        if (corrections === 0)
          return (
            <EmptyState icon={Target} title="Nothing corrected yet">
              Say of some messages how they are meant, also where the scorer is right: the more, the surer
              these figures.
            </EmptyState>
          )
        return (
          <div className="space-y-5">
            <Latest measures={measures} />
            {measures.length > 0 ? (
              <LineChart
                label="Agreement of each scorer with the corrections, by day"
                series={seriesOf(measures)}
                format={share}
                bounds={[0, 1]}
              />
            ) : null}
            <Confusion confusion={confusion} />
          </div>
        )
      }}
    </Loaded>
  )
}

type Figures = Awaited<ReturnType<WorkspaceResources['sentiment']['accuracy']>>

function Latest({ measures }: { measures: Figures['measures'] }) {
  const latest = latestOf(measures)
  const corrections = Math.max(0, ...latest.map(({ size }) => size))
  if (latest.length === 0)
    return <p className="text-muted">The scorers are measured a few moments after the last correction.</p>
  return (
    <div>
      <table className="w-full text-left text-sm">
        <caption className="sr-only">How the scorers agree</caption>
        <thead>
          <tr className="text-muted">
            <th scope="col" className="py-1 pr-3 font-medium">
              Scorer
            </th>
            <th scope="col" className="py-1 pr-3 font-medium">
              Agrees
            </th>
            <th
              scope="col"
              className="py-1 pr-3 font-medium"
              title="The mean over negative, neutral and positive"
            >
              In each class
            </th>
            <th
              scope="col"
              className="py-1 font-medium"
              title="How far what it is sure of lies from what is right"
            >
              Off in its confidence
            </th>
          </tr>
        </thead>
        <tbody>
          {latest.map(({ scorer, accuracy, macroRecall, calibrationError }) => (
            <tr key={scorer} className="border-t border-border">
              <th scope="row" className="py-1.5 pr-3 min-w-24 font-medium wrap-anywhere">
                {scorer}
              </th>
              <td className="py-1.5 pr-3 tabular">{share(accuracy)}</td>
              <td className="py-1.5 pr-3 tabular">{share(macroRecall)}</td>
              <td className="py-1.5 tabular">{share(calibrationError)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="mt-2 text-sm text-muted">
        On {corrections} {corrections === 1 ? 'correction' : 'corrections'}.
        {corrections < FEW ? ' That is few: take these figures for a hint.' : ''} People correct what is wrong
        more often than they confirm what is right, so the scorers are likely better than this on the whole
        stream.
      </p>
    </div>
  )
}

const labels: readonly CorrectedLabel[] = ['negative', 'neutral', 'positive']
const said: readonly SentimentLabel[] = [...labels, 'unsure']

function Confusion({ confusion }: { confusion: Figures['confusion'] }) {
  const count = (label: CorrectedLabel, scored: SentimentLabel) =>
    confusion.find((one) => one.label === label && one.scored === scored)?.count ?? 0
  return (
    <div className="overflow-x-auto thin-scroll" role="region" aria-label="What was mistaken for what">
      <table className="w-full text-left text-sm">
        <caption className="pb-1 text-left font-medium">What was mistaken for what</caption>
        <thead>
          <tr className="text-muted">
            <th scope="col" className="py-1 pr-3 font-medium">
              You say
            </th>
            {said.map((scored) => (
              <th key={scored} scope="col" className="py-1 pr-3 font-medium">
                Scored {sentimentWords[scored].toLowerCase()}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {labels.map((label) => (
            <tr key={label} className="border-t border-border">
              <th scope="row" className="py-1.5 pr-3 font-medium">
                {sentimentWords[label]}
              </th>
              {said.map((scored) => (
                <td
                  key={scored}
                  className={label === scored ? 'py-1.5 pr-3 font-semibold tabular' : 'py-1.5 pr-3 tabular'}
                >
                  {count(label, scored)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
