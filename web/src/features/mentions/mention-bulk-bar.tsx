import type { CorrectedLabel, Mention, MentionDecision } from '@hubbub/contracts'
import { MAX_CORRECTIONS } from '@hubbub/contracts/http'
import { Check, CircleUserRound, EyeOff, ShieldAlert, Siren, ShieldCheck, Tag, X } from 'lucide-react'
import { Checkbox } from '#components/checkbox.tsx'
import type { OpenMention } from '#components/answering/use-open-mention.ts'
import { Combobox } from '#components/combobox.tsx'
import { IconButton } from '#components/icon-button.tsx'
import { SentimentChoice } from '#components/sentiment-choice.tsx'
import { Spinner } from '#components/spinner.tsx'
import { useLinkMentions } from '#lib/incidents/use-link-mentions.ts'
import { useCorrectSentiment } from '#lib/sentiment/use-correct-sentiment.ts'
import { useIncidentOptions, useOpenIncidents } from '#components/answering/incident-options.ts'
import { useSession } from '#lib/session.ts'
import { LabelPicker, MemberPicker } from '#components/answering/pickers.tsx'
import type { MentionSelection } from './use-mention-selection.ts'
import type { ChangeMentions } from './use-change-mentions.ts'

interface MentionBulkBarProps {
  /** All that are loaded, from the top. */
  rows: readonly Mention[]
  selection: MentionSelection
  changes: ChangeMentions
  opening: OpenMention
}

/** What can be done with several mentions at once. */
export function MentionBulkBar({ rows, selection, changes, opening }: MentionBulkBarProps) {
  const { can } = useSession()
  const { correct, isPending } = useCorrectSentiment()
  const selected = rows.filter(({ id }) => selection.ids.has(id))
  // What is in a conversation is worked on there.
  const areHeard = selected.every(({ care }) => care === null)
  const isSpam = selected.every(({ spam }) => spam?.counts === true)
  const isAll = selected.length === Math.min(rows.length, MAX_CORRECTIONS)
  const say = (label: CorrectedLabel) => {
    const ids = selected.map(({ id }) => id)
    correct(ids.slice(0, MAX_CORRECTIONS), label)
    selection.clear()
  }
  const put = (state: MentionDecision) => {
    changes.setState(selected, state)
    selection.clear()
  }
  return (
    <div
      role="group"
      aria-label="Selected mentions"
      className="shrink-0 border-b border-border bg-accent-soft px-2.5 sm:px-4"
    >
      <div className="mx-auto flex min-h-11 max-w-3xl flex-wrap items-center gap-x-2 gap-y-1 py-1.5 sm:px-4">
        <Checkbox
          checked={isAll ? true : 'indeterminate'}
          aria-label={isAll ? 'Select none' : 'Select all that are loaded'}
          onCheckedChange={() => (isAll ? selection.clear() : selection.first(MAX_CORRECTIONS))}
        />
        <span aria-live="polite" className="mr-auto text-sm font-medium tabular">
          {selected.length} selected
        </span>
        {isPending ? <Spinner /> : null}
        {can('sentiment:correct') ? (
          <div className="w-64 rounded-md bg-card max-sm:order-last max-sm:w-full">
            <SentimentChoice value={null} disabled={isPending} onChoose={say} />
          </div>
        ) : null}
        <LinkAll selected={selected} onDone={selection.clear} />
        {areHeard ? (
          <>
            <LabelAll selected={selected} changes={changes} />
            <AssignAll selected={selected} opening={opening} onDone={selection.clear} />
          </>
        ) : null}
        {can('mention:write') && areHeard ? (
          <>
            <IconButton
              label={isSpam ? 'None is spam' : 'All are spam'}
              onClick={() => {
                changes.setSpam(selected, !isSpam)
                selection.clear()
              }}
            >
              {isSpam ? <ShieldCheck /> : <ShieldAlert />}
            </IconButton>
            <IconButton label="Mark all as done" onClick={() => put('done')}>
              <Check />
            </IconButton>
            <IconButton label="Hide all" onClick={() => put('hidden')}>
              <EyeOff />
            </IconButton>
          </>
        ) : null}
        <IconButton label="Select none" onClick={selection.clear}>
          <X />
        </IconButton>
      </div>
    </div>
  )
}

function LabelAll({ selected, changes }: { selected: readonly Mention[]; changes: ChangeMentions }) {
  const { can } = useSession()
  if (!can('mention:write')) return null
  return (
    <LabelPicker
      label="Label all"
      trigger={
        <IconButton label="Label all">
          <Tag />
        </IconButton>
      }
      onPick={(label) => changes.addLabel(selected, label)}
    />
  )
}

function LinkAll({ selected, onDone }: { selected: readonly Mention[]; onDone: () => void }) {
  const link = useLinkMentions()
  const incidents = useOpenIncidents()
  const options = useIncidentOptions()
  if (options.length === 0) return null
  return (
    <Combobox
      align="end"
      label="All belong to incident"
      trigger={
        <IconButton label="All belong to incident…">
          <Siren />
        </IconButton>
      }
      options={options}
      selected={[]}
      onSelect={(id) => {
        const incident = incidents.find((one) => one.id === id)
        if (incident === undefined) return
        const ids = selected.slice(0, MAX_CORRECTIONS).map((one) => one.id)
        void link(incident, ids, true).then((done) => done && onDone())
      }}
    />
  )
}

interface AssignAllProps {
  selected: readonly Mention[]
  opening: OpenMention
  onDone: () => void
}

function AssignAll({ selected, opening, onDone }: AssignAllProps) {
  const { can } = useSession()
  if (!can('conversation:write') || !can('conversation:assign')) return null
  return (
    <MemberPicker
      label="Assign all to"
      trigger={
        <IconButton label="Assign all" aria-disabled={opening.busy !== null}>
          <CircleUserRound />
        </IconButton>
      }
      onPick={(to) => {
        opening.assign(selected, to)
        onDone()
      }}
    />
  )
}
