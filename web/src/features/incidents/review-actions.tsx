import type { IncidentAction, IncidentDetail } from '@hubbub/contracts'
import { Trash2, UserRound } from 'lucide-react'
import { useState } from 'react'
import { Badge } from '#components/badge.tsx'
import { Button } from '#components/button.tsx'
import { Checkbox } from '#components/checkbox.tsx'
import { Combobox } from '#components/combobox.tsx'
import { IconButton } from '#components/icon-button.tsx'
import { Input } from '#components/input.tsx'
import { Textarea } from '#components/textarea.tsx'
import { cn } from '#lib/cn.ts'
import { useSession } from '#lib/session.ts'
import { exactTime } from '#lib/time/time-ago.ts'
import { useIncidentPeople } from './use-incident-people.ts'
import { useIncident } from './use-incident.ts'

const isLate = ({ dueOn, doneAt }: Pick<IncidentAction, 'dueOn' | 'doneAt'>) =>
  doneAt === null && dueOn !== null && dueOn < new Date().toISOString().slice(0, 10)

/** What is done so that the next one goes better: by whom, until when, and whether it is done. */
export function ReviewActions({ incident }: { incident: IncidentDetail }) {
  const { id, actions } = incident
  const { can } = useSession()
  const mayWrite = can('incident:write')
  return (
    <div className="mt-4 border-t border-border pt-3">
      <h3 className="font-medium">What is done about it</h3>
      {actions.length === 0 ? <p className="text-sm text-muted">Nothing yet.</p> : null}
      <ul aria-label="What is done about it" className="divide-y divide-border">
        {actions.map((action) => (
          <ActionLine key={action.id} incidentId={id} action={action} mayWrite={mayWrite} />
        ))}
      </ul>
      {mayWrite ? <NewAction id={id} /> : null}
    </div>
  )
}

interface LineProps {
  incidentId: string
  action: IncidentAction
  mayWrite: boolean
}

function ActionLine({ incidentId, action, mayWrite }: LineProps) {
  const { id, text, owner, dueOn, doneAt, doneBy } = action
  const change = useIncident(incidentId)
  const patch = (changed: {
    text?: string
    done?: boolean
    ownerId?: string | null
    dueOn?: string | null
  }) => void change((api) => api.changeAction(incidentId, id, changed))
  return (
    <li className="flex items-start gap-2 py-2 max-sm:flex-wrap">
      <Checkbox
        className="mt-2"
        aria-label={`Done: ${text}`}
        checked={doneAt !== null}
        disabled={!mayWrite}
        onCheckedChange={(done) => patch({ done: done === true })}
      />
      <div className="min-w-0 flex-1">
        {mayWrite ? (
          <Textarea
            key={text}
            aria-label="Action"
            rows={1}
            className={cn('min-h-8 py-1', doneAt !== null && 'text-muted line-through')}
            defaultValue={text}
            maxLength={5000}
            onBlur={({ target: { value } }) => {
              if (value.trim() !== '' && value.trim() !== text) patch({ text: value.trim() })
            }}
          />
        ) : (
          <p className={cn('break-words whitespace-pre-line', doneAt !== null && 'text-muted line-through')}>
            {text}
          </p>
        )}
        {doneAt === null ? null : (
          <p className="mt-0.5 text-sm text-muted" title={exactTime(doneAt)}>
            Done by {doneBy}
          </p>
        )}
        {isLate(action) ? (
          <Badge tone="danger" className="mt-1">
            Overdue
          </Badge>
        ) : null}
      </div>
      <div className="flex shrink-0 items-center gap-2 max-sm:w-full max-sm:pl-6">
        {mayWrite ? (
          <>
            <OwnerChoice
              name={owner?.name ?? null}
              selected={owner?.id ?? null}
              onSelect={(ownerId) => patch({ ownerId })}
            />
            <DayInput label={`Due: ${text}`} value={dueOn} onChange={(day) => patch({ dueOn: day })} />
            <IconButton
              size="sm"
              label={`Remove “${text}”`}
              onClick={() => void change((api) => api.removeAction(incidentId, id))}
            >
              <Trash2 />
            </IconButton>
          </>
        ) : (
          <span className="text-sm text-muted">
            {[owner?.name ?? 'Nobody’s', dueOn === null ? null : `due ${dueOn}`].filter(Boolean).join(', ')}
          </span>
        )}
      </div>
    </li>
  )
}

function OwnerChoice({
  name,
  selected,
  onSelect,
}: {
  name: string | null
  selected: string | null
  onSelect: (ownerId: string | null) => void
}) {
  const members = useIncidentPeople()
  return (
    <Combobox
      label="Who does it?"
      align="end"
      trigger={
        <Button
          className="w-36 min-w-0 justify-start max-sm:w-28"
          aria-label={name === null ? 'Who does it?' : `${name} does it`}
        >
          <UserRound /> <span className="truncate">{name ?? 'Nobody'}</span>
        </Button>
      }
      options={members.map(({ id: value, name: label }) => ({ value, label }))}
      selected={selected === null ? [] : [selected]}
      onSelect={(id) => onSelect(id === selected ? null : id)}
    />
  )
}

/** Said once it is left, so that a day that is being typed is not taken for one. */
const DayInput = ({
  label,
  value,
  onChange,
}: {
  label: string
  value: string | null
  onChange: (day: string | null) => void
}) => (
  <Input
    key={value}
    type="date"
    aria-label={label}
    className="w-36"
    defaultValue={value ?? ''}
    onBlur={({ target }) => {
      const day = target.value === '' ? null : target.value
      if (day !== value && target.validity.valid) onChange(day)
    }}
  />
)

function NewAction({ id }: { id: string }) {
  const change = useIncident(id)
  const members = useIncidentPeople()
  const [text, setText] = useState('')
  const [ownerId, setOwnerId] = useState<string | null>(null)
  const [dueOn, setDueOn] = useState('')
  const add = async () => {
    const action = { text: text.trim(), ownerId, dueOn: dueOn === '' ? null : dueOn }
    if (action.text === '' || !(await change((api) => api.addAction(id, action)))) return
    setText('')
    setOwnerId(null)
    setDueOn('')
  }
  return (
    <form
      className="mt-2 flex gap-2 max-sm:flex-wrap"
      onSubmit={(event) => {
        event.preventDefault()
        void add()
      }}
    >
      <Input
        aria-label="New action"
        placeholder="What is done so that the next one goes better?"
        value={text}
        maxLength={5000}
        onChange={(event) => setText(event.target.value)}
      />
      <OwnerChoice
        name={members.find((member) => member.id === ownerId)?.name ?? null}
        selected={ownerId}
        onSelect={setOwnerId}
      />
      <Input
        type="date"
        aria-label="Due on"
        className="w-36 shrink-0"
        value={dueOn}
        onChange={(event) => setDueOn(event.target.value)}
      />
      <Button type="submit" disabled={text.trim() === ''}>
        Add
      </Button>
    </form>
  )
}
