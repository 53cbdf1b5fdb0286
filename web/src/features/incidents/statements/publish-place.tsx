import type { PublishField, PublishPlace, StatementContent } from '@hubbub/contracts'
import { CircleAlert } from 'lucide-react'
import { useId } from 'react'
import { Badge } from '#components/badge.tsx'
import { ChannelIcon } from '#components/channel-icon.tsx'
import { Checkbox } from '#components/checkbox.tsx'
import { PlainText } from '#components/plain-text.tsx'
import { Select } from '#components/select.tsx'
import { NetworkField } from '#components/send/network-field.tsx'
import { TextCount } from '#components/send/text-count.tsx'
import { cn } from '#lib/cn.ts'
import { languageName } from '#lib/language-name.ts'
import { judgePlace } from './networks.ts'

/** A title is the headline; words that nobody has approved are not added. */
const isAsked = ({ name, input, required }: PublishField) =>
  input === 'select' || (required && name !== 'title')

export interface Choice {
  isChosen: boolean
  language: string
  fields: Readonly<Record<string, string>>
}

interface PublishPlaceItemProps {
  place: PublishPlace
  content: StatementContent
  languages: readonly string[]
  choice: Choice
  /** What the server said when it was asked. */
  refusal: string | null
  /** Whether it has said it already, in this language, or was asked to and has not. */
  out: 'said' | 'asked' | null
  onChange: (choice: Choice) => void
}

/** One account: whether it says it, in which language, how that counts, and what its network wants besides. */
export function PublishPlaceItem(props: PublishPlaceItemProps) {
  const { place, content, languages, choice, refusal, out, onChange } = props
  const id = useId()
  const { channel, address, can, why } = place
  const judged = judgePlace(place, content, choice)
  const problems = [
    ...(refusal === null ? [] : [refusal]),
    ...(judged === null ? ['There is no text for it in this language'] : judged.problems),
  ]
  const isDisabled = !can || (out !== null && languages.length < 2)
  return (
    <li
      className={cn(
        'rounded-md border border-border bg-card px-3 py-2',
        choice.isChosen && 'border-accent bg-accent-soft',
      )}
    >
      <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1.5">
        <Checkbox
          id={id}
          checked={choice.isChosen}
          disabled={isDisabled || out !== null}
          onCheckedChange={(checked) => onChange({ ...choice, isChosen: checked === true })}
        />
        <label htmlFor={id} className="flex min-w-0 flex-1 basis-40 items-center gap-1.5 leading-tight">
          <ChannelIcon kind={channel.kind} name={channel.name} />
          <span className="truncate font-medium">{channel.name}</span>
          <span className="truncate text-sm text-muted">{address}</span>
        </label>
        {out === 'said' ? <Badge tone="success">Has it</Badge> : null}
        {out === 'asked' ? <Badge>Stands above</Badge> : null}
        {judged?.count == null ? null : <TextCount count={judged.count} text={judged.text} />}
        {languages.length < 2 ? null : (
          <Select
            className="w-32"
            aria-label={`Language with ${channel.name}`}
            value={choice.language}
            options={languages.map((value) => ({ value, label: languageName(value) }))}
            onValueChange={(language) => onChange({ ...choice, language, isChosen: false })}
          />
        )}
      </div>
      {can ? null : <p className="mt-1 text-sm text-muted">{why}</p>}
      {choice.isChosen && judged !== null ? (
        <div className="mt-2 space-y-2">
          <div className="rounded-md bg-card px-3 py-2 text-sm">
            <PlainText text={judged.text} terms={[]} />
          </div>
          {place.fields.filter(isAsked).map((field) => (
            <NetworkField
              key={field.name}
              field={field}
              value={choice.fields[field.name] ?? field.initial}
              onChange={(value) => onChange({ ...choice, fields: { ...choice.fields, [field.name]: value } })}
            />
          ))}
        </div>
      ) : null}
      {can && (choice.isChosen || judged === null || refusal !== null) && problems.length > 0 ? (
        <ul className="mt-1 space-y-0.5 text-sm text-danger" role={choice.isChosen ? 'alert' : undefined}>
          {problems.map((words) => (
            <li key={words} className="flex items-start gap-1.5">
              <CircleAlert aria-hidden className="mt-0.5 size-3.5 shrink-0" />
              {words}
            </li>
          ))}
        </ul>
      ) : null}
    </li>
  )
}
