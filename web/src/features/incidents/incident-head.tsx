import type { IncidentDetail, IncidentState } from '@hubbub/contracts'
import { formatDistanceStrict } from 'date-fns'
import { useState } from 'react'
import { Badge } from '#components/badge.tsx'
import { Button } from '#components/button.tsx'
import { Section } from '#components/page.tsx'
import { Select } from '#components/select.tsx'
import { SeverityBadge } from '#components/severity-badge.tsx'
import { Textarea } from '#components/textarea.tsx'
import { TimeAgo } from '#components/time-ago.tsx'
import { incidentStateWords, moveWords, stateTones } from '#lib/incidents/incident-words.ts'
import { useSession } from '#lib/session.ts'
import { useNow } from '#lib/time/use-now.ts'
import { HoldSwitch } from './hold-switch.tsx'
import { SaidByHand, SeverityDialog } from './severity-dialog.tsx'
import { useIncidentPeople } from './use-incident-people.ts'
import { useIncident } from './use-incident.ts'

const nobody = 'nobody'
/** A review is written, not chosen. */
const chosen: ReadonlySet<IncidentState> = new Set(['triage', 'active', 'contained', 'resolved'])

/** How severe it is, how it stands, whose it is, and what is next. */
export function IncidentHead({ incident }: { incident: IncidentDetail }) {
  const { id, severity, calmSince, state, nextStates, owner, openedAt } = incident
  const { member, can } = useSession()
  const members = useIncidentPeople(owner)
  const change = useIncident(id)
  const mayWrite = can('incident:write') && state !== 'reviewed' && incident.mergedInto === null
  const isOver = state === 'resolved' || state === 'reviewed'
  const calmFor = useCalmFor(isOver ? null : calmSince)
  const moves = nextStates.filter((next) => chosen.has(next))
  return (
    <Section className="mb-4 shrink-0 xl:mb-3 xl:[&>div]:px-4 xl:[&>div]:py-2">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-3">
        <div className="flex flex-wrap items-center gap-2">
          {mayWrite ? <SeverityDialog incident={incident} /> : <SeverityBadge severity={severity} />}
          <Badge tone={stateTones[state]}>{incidentStateWords[state]}</Badge>
          <span className="text-sm text-muted">
            opened <TimeAgo at={openedAt} />
            {calmFor === null ? null : `, its figures calmer for ${calmFor}`}
          </span>
        </div>
        <div className="flex items-center gap-2">
          <span className="text-sm text-muted">Owner</span>
          <Select
            aria-label="Owner"
            className="w-44"
            disabled={!mayWrite}
            value={owner?.id ?? nobody}
            options={[
              { value: nobody, label: 'Nobody' },
              ...members.map(({ id: value, name }) => ({ value, label: name })),
            ]}
            onValueChange={(value) =>
              void change((api) => api.update(id, { ownerId: value === nobody ? null : value }))
            }
          />
        </div>
        {mayWrite ? (
          <div className="ml-auto flex flex-wrap gap-2">
            {moves.map((next) => (
              <Button key={next} onClick={() => void change((api) => api.update(id, { state: next }))}>
                {moveWords[next]}
              </Button>
            ))}
            {owner === null ? (
              <Button
                variant="primary"
                onClick={() => void change((api) => api.update(id, { ownerId: member.id }))}
              >
                I take it
              </Button>
            ) : null}
          </div>
        ) : null}
      </div>
      <SaidByHand byHand={incident.byHand} />
      <div className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-2 empty:hidden">
        {isOver ? null : <NextStep key={incident.nextStep} incident={incident} mayWrite={mayWrite} />}
        <HoldSwitch incident={incident} />
      </div>
    </Section>
  )
}

/** Null for less than a minute: it may be over with the next look. */
function useCalmFor(since: string | null): string | null {
  const now = useNow()
  return since === null || now - Date.parse(since) < 60_000
    ? null
    : formatDistanceStrict(Date.parse(since), now)
}

function NextStep({ incident: { id, nextStep }, mayWrite }: { incident: IncidentDetail; mayWrite: boolean }) {
  const [text, setText] = useState(nextStep)
  const change = useIncident(id)
  const isNew = text.trim() !== nextStep
  return (
    <form
      className="flex min-w-0 flex-1 basis-96 items-center gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        if (isNew) void change((api) => api.update(id, { nextStep: text.trim() }))
      }}
    >
      <span className="shrink-0 text-sm font-medium">Next step</span>
      <Textarea
        aria-label="Next step"
        rows={1}
        className="min-h-8 resize-none py-1"
        value={text}
        maxLength={300}
        disabled={!mayWrite}
        placeholder="What happens next, and by when?"
        onChange={(event) => setText(event.target.value.replaceAll('\n', ' '))}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return
          event.preventDefault()
          event.currentTarget.form?.requestSubmit()
        }}
      />
      {isNew ? (
        <Button type="submit" variant="primary">
          Save
        </Button>
      ) : null}
    </form>
  )
}
