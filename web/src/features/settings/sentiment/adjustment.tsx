import type { HeldOut, SentimentAdjustment } from '@hubbub/contracts'
import { useQuery } from '@tanstack/react-query'
import { AlertDialog } from '#components/alert-dialog.tsx'
import { Badge } from '#components/badge.tsx'
import { Button } from '#components/button.tsx'
import { Loaded } from '#components/loaded.tsx'
import { Section } from '#components/page.tsx'
import { SwitchField } from '#components/switch.tsx'
import { TimeAgo } from '#components/time-ago.tsx'
import { api } from '#lib/api.ts'
import { adjustmentKey } from '#lib/sentiment/keys.ts'
import { useSession } from '#lib/session.ts'
import { useChange } from '#lib/use-change.ts'
import { outcomeText } from './adjustment-words.ts'
import { adjustmentQuery } from './sentiment.queries.ts'

/** What the scorer has learned from the corrections of the workspace, and whether that is better. */
export function Adjustment() {
  const { workspace } = useSession()
  const query = useQuery(adjustmentQuery(workspace.id))
  return (
    <Section
      title="What it has learned here"
      description="From 200 corrections on the scorer learns how people speak in this workspace. What it learned counts only if it is better on corrections that were kept back."
    >
      <Loaded query={query} what="what was learned">
        {(adjustment) => <Learned adjustment={adjustment} />}
      </Loaded>
    </Section>
  )
}

function Learned({ adjustment }: { adjustment: SentimentAdjustment }) {
  const { workspace, can } = useSession()
  const { sentiment } = api.workspace(workspace.id)
  const { act } = useChange(adjustmentKey(workspace.id))
  const { enabled, outcome, corrections, needed, learnedAt, before, after, version, toRescore } = adjustment
  const mayChange = can('sentiment-rule:write')
  return (
    <div className="space-y-4">
      <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-64">
          <p className="flex flex-wrap items-center gap-x-2 gap-y-1 font-medium">
            {outcomeText(adjustment)}
            {enabled && outcome === 'taken' ? <Badge>Counts</Badge> : null}
          </p>
          <p className="text-sm text-muted">
            {learnedAt === null ? null : (
              <>
                Learned <TimeAgo at={learnedAt} /> from {adjustment.learnedFrom} corrections.{' '}
              </>
            )}
            {corrections < needed ? `${corrections} of ${needed} corrections so far.` : null}
          </p>
        </div>
        {mayChange ? (
          <SwitchField
            label="Learn from corrections"
            checked={enabled}
            onCheckedChange={(next) =>
              act(
                async () => {
                  await sentiment.putAdjustment({ enabled: next }, version === 0 ? undefined : version)
                },
                next
                  ? 'What comes counts by what was learned'
                  : 'All counts by the scorer as it ships, what is stored within moments',
              )
            }
          />
        ) : null}
      </div>
      {toRescore > 0 ? (
        <p role="status" className="text-sm">
          {many.format(toRescore)} {toRescore === 1 ? 'message still counts' : 'messages still count'} by what
          was learned, and
          {toRescore === 1 ? ' is' : ' are'} being scored again.
        </p>
      ) : null}
      {corrections < needed ? <Progress corrections={corrections} needed={needed} /> : null}
      {before !== null && after !== null ? <Compared before={before} after={after} /> : null}
      {mayChange && learnedAt !== null ? (
        <AlertDialog
          trigger={<Button>Forget what was learned</Button>}
          title="Forget what was learned?"
          description="What comes counts by the scorer as it ships, what was scored with it is scored again, and nothing is learned until you switch it on. What people corrected stays."
          confirm="Forget"
          danger
          onConfirm={() => act(() => sentiment.forgetAdjustment(), 'It is forgotten')}
        />
      ) : null}
    </div>
  )
}

function Progress({ corrections, needed }: Pick<SentimentAdjustment, 'corrections' | 'needed'>) {
  return (
    <div
      role="meter"
      aria-label="Corrections until it can learn"
      aria-valuemin={0}
      aria-valuemax={needed}
      aria-valuenow={corrections}
      className="h-1.5 overflow-hidden rounded-full bg-hover"
    >
      <div className="h-full rounded-full bg-accent" style={{ width: `${(100 * corrections) / needed}%` }} />
    </div>
  )
}

const many = new Intl.NumberFormat()
const percent = new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: 1 })
const fine = new Intl.NumberFormat(undefined, { minimumFractionDigits: 2, maximumFractionDigits: 2 })

const figures = [
  {
    key: 'macroRecall',
    name: 'Right in each class',
    title: 'The mean over negative, neutral and positive',
    format: percent,
  },
  { key: 'accuracy', name: 'Right on the whole', title: 'Of all corrections', format: percent },
  {
    key: 'logLoss',
    name: 'Surprise',
    title: 'Logarithmic loss: how unlikely it held what was right; less is better',
    format: fine,
  },
] as const satisfies readonly { key: keyof HeldOut; name: string; title: string; format: Intl.NumberFormat }[]

function Compared({ before, after }: { before: HeldOut; after: HeldOut }) {
  return (
    <table className="w-full text-left text-sm">
      <caption className="sr-only">On corrections that were kept back</caption>
      <thead>
        <tr className="text-muted">
          <th scope="col" className="py-1 pr-3 font-medium">
            On corrections kept back
          </th>
          <th scope="col" className="py-1 pr-3 font-medium">
            As it ships
          </th>
          <th scope="col" className="py-1 font-medium">
            With what it learned
          </th>
        </tr>
      </thead>
      <tbody>
        {figures.map(({ key, name, title, format }) => (
          <tr key={key} className="border-t border-border">
            <th scope="row" className="py-1.5 pr-3 font-medium" title={title}>
              {name}
            </th>
            <td className="py-1.5 pr-3 tabular">{format.format(before[key])}</td>
            <td className="py-1.5 tabular">{format.format(after[key])}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
