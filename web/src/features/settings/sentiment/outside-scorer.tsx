import type { SentimentScorer } from '@hubbub/contracts'
import { useQuery } from '@tanstack/react-query'
import { Bot, Pencil, Trash2 } from 'lucide-react'
import { AlertDialog } from '#components/alert-dialog.tsx'
import { Badge } from '#components/badge.tsx'
import { Button } from '#components/button.tsx'
import { Callout } from '#components/callout.tsx'
import { EmptyState } from '#components/empty-state.tsx'
import { IconButton } from '#components/icon-button.tsx'
import { Loaded } from '#components/loaded.tsx'
import { Section } from '#components/page.tsx'
import { TimeAgo } from '#components/time-ago.tsx'
import { api } from '#lib/api.ts'
import { scorerKey } from '#lib/sentiment/keys.ts'
import { useSession } from '#lib/session.ts'
import { useChange } from '#lib/use-change.ts'
import { ScorerDialog } from './scorer-dialog.tsx'
import { fallbackText, modeWords } from './scorer-words.ts'
import { scorerQuery } from './sentiment.queries.ts'
import { TryScorer } from './try-scorer.tsx'

/** A model of somebody else, beside ours or before it. */
export function OutsideScorer() {
  const { workspace } = useSession()
  const query = useQuery(scorerQuery(workspace.id))
  return (
    <Section
      title="Another scorer"
      description="Plug in a model of a vendor, or one of your own. Compare it first: its agreement stands in the table below."
    >
      <Loaded query={query} what="the scorer">
        {({ scorer }) =>
          scorer === null ? (
            <EmptyState
              icon={Bot}
              title="No other scorer"
              action={<ScorerDialog scorer={null} trigger={<Button>Plug in a scorer</Button>} />}
            >
              Texts of this workspace are then sent to its server. Until then nothing leaves this installation
              to be scored.
            </EmptyState>
          ) : (
            <Plugged scorer={scorer} at={query.dataUpdatedAt} />
          )
        }
      </Loaded>
    </Section>
  )
}

/** @param at when it was asked how the scorer fares, in milliseconds. */
function Plugged({ scorer, at }: { scorer: SentimentScorer; at: number }) {
  const { restsUntil, lastError, lastErrorAt } = scorer
  const resting = restsUntil !== null && new Date(restsUntil).getTime() > at
  return (
    <div className="space-y-4">
      <div className="flex flex-wrap items-start gap-x-3 gap-y-2">
        <div className="min-w-0 flex-1 basis-56">
          <p className="flex flex-wrap items-center gap-x-2 gap-y-1 font-medium break-words">
            {scorer.scorer}
            <Badge>{modeWords[scorer.mode].label}</Badge>
            {resting ? <Badge>Left alone for now</Badge> : null}
          </p>
          <p className="text-sm break-all text-muted">
            {scorer.url}
            {scorer.hasKey ? ' · with a key' : ''}
          </p>
        </div>
        <Actions scorer={scorer} />
      </div>
      <Today scorer={scorer} />
      {lastError === null ? null : (
        <Callout tone={resting ? 'danger' : 'warning'} title="It did not answer as it should">
          <p className="font-mono text-xs break-words">{lastError}</p>
          <p className="mt-1 text-sm">
            {lastErrorAt === null ? null : <TimeAgo at={lastErrorAt} />}
            {resting ? ` · asked again at ${time.format(new Date(restsUntil))}` : null}
          </p>
        </Callout>
      )}
      <TryScorer />
    </div>
  )
}

const time = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' })
const number = new Intl.NumberFormat()
const percent = new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: 0 })

function Today({ scorer: { today, dailyBudget, mode } }: { scorer: SentimentScorer }) {
  const used = Math.min(1, today.asked / dailyBudget)
  return (
    <div className="space-y-2">
      <div>
        <p className="text-sm">
          <span className="tabular">
            {number.format(today.asked)} of {number.format(dailyBudget)}
          </span>{' '}
          texts of today’s budget
        </p>
        <div
          role="meter"
          aria-label="Budget of today"
          aria-valuemin={0}
          aria-valuemax={dailyBudget}
          aria-valuenow={Math.min(today.asked, dailyBudget)}
          className="mt-1 h-1.5 overflow-hidden rounded-full bg-hover"
        >
          <div
            className={used < 1 ? 'h-full rounded-full bg-accent' : 'h-full rounded-full bg-danger'}
            style={{ width: `${used * 100}%` }}
          />
        </div>
      </div>
      <p className="text-sm text-muted">
        {mode === 'use' ? (fallbackText(today) ?? 'Nothing to score yet today') : comparedText(today)}
      </p>
    </div>
  )
}

function comparedText({ agreed, differed }: SentimentScorer['today']): string {
  const compared = agreed + differed
  if (compared === 0) return 'Nothing compared yet today'
  return `Agrees with the scorer of Hubbub on ${percent.format(agreed / compared)} of ${number.format(compared)} texts that were compared today`
}

function Actions({ scorer }: { scorer: SentimentScorer }) {
  const { workspace } = useSession()
  const { sentiment } = api.workspace(workspace.id)
  const { act } = useChange(scorerKey(workspace.id))
  return (
    <div className="flex items-center gap-1">
      <ScorerDialog
        scorer={scorer}
        trigger={
          <IconButton label={`Change ${scorer.name}`}>
            <Pencil />
          </IconButton>
        }
      />
      <AlertDialog
        trigger={
          <IconButton label={`Remove ${scorer.name}`}>
            <Trash2 />
          </IconButton>
        }
        title={`Remove ${scorer.name}?`}
        description="Its key is forgotten. What it has scored stays as it is, and so do its measures."
        confirm="Remove"
        danger
        onConfirm={() => act(() => sentiment.deleteScorer(), `${scorer.name} is asked no more`)}
      />
    </div>
  )
}
