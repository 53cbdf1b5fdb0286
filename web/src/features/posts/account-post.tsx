import type { PublishPlace } from '@hubbub/contracts'
import { CircleAlert, Paperclip } from 'lucide-react'
import { type KeyboardEventHandler, useId } from 'react'
import { ChannelIcon } from '#components/channel-icon.tsx'
import { CheckboxField } from '#components/checkbox.tsx'
import { PlainText } from '#components/plain-text.tsx'
import { NetworkField } from '#components/send/network-field.tsx'
import { type Count, TextCount } from '#components/send/text-count.tsx'
import { Textarea } from '#components/textarea.tsx'
import type { LocalFile } from '#lib/files/local-file.ts'

interface AccountPostProps {
  place: PublishPlace
  text: string
  fields: Readonly<Record<string, string>>
  files: readonly LocalFile[]
  count: Count | null
  problems: readonly string[]
  /** What the server said when it was sent. */
  refusal: string | null
  ownWords: string | null
  onKeyDown: KeyboardEventHandler<HTMLTextAreaElement>
  onWords: (text: string | null) => void
  onField: (name: string, value: string) => void
}

/** How it will stand with one account: what its network wants besides, its count, and how it looks. */
export function AccountPost(props: AccountPostProps) {
  const { place, text, fields, files, count, ownWords, onWords, onField } = props
  const { channel, address } = place
  const id = useId()
  return (
    <section aria-labelledby={id} className="rounded-lg border border-border bg-card">
      <header className="flex items-center gap-2 border-b border-border px-4 py-2.5">
        <ChannelIcon kind={channel.kind} name={channel.name} />
        <h2 id={id} className="min-w-0 truncate font-semibold">
          {channel.name}
        </h2>
        <span className="min-w-0 flex-1 truncate text-sm text-muted">{address}</span>
        {count === null ? null : <TextCount count={count} text={text} />}
      </header>
      <div className="grid gap-4 p-4 md:grid-cols-2">
        <div className="space-y-3">
          {place.fields.map((field) => (
            <NetworkField
              key={field.name}
              field={field}
              value={fields[field.name] ?? field.initial}
              onChange={(value) => onField(field.name, value)}
            />
          ))}
          <CheckboxField
            label="Other words here"
            checked={ownWords !== null}
            onCheckedChange={(checked) => onWords(checked === true ? text : null)}
          />
          {ownWords === null ? null : (
            <Textarea
              aria-label={`Text for ${channel.name}`}
              value={ownWords}
              onKeyDown={props.onKeyDown}
              onChange={(event) => onWords(event.target.value)}
            />
          )}
        </div>
        <Preview {...props} />
      </div>
      <Problems {...props} hasFiles={files.length > 0} />
    </section>
  )
}

function Preview({ place, text, fields, files }: AccountPostProps) {
  const title = fields['title'] ?? ''
  const warning = fields['warning'] ?? ''
  return (
    <figure className="min-w-0 rounded-md bg-hover px-3.5 py-3">
      <figcaption className="mb-1.5 text-xs text-muted">Preview</figcaption>
      {title === '' ? null : <p className="mb-0.5 font-semibold break-words">{title}</p>}
      {warning === '' ? null : (
        <p className="mb-1 text-sm break-words text-muted">Hidden behind: {warning}</p>
      )}
      {text.trim() === '' ? (
        <p className="text-muted">{place.textOptional ? 'No text' : 'Nothing written yet'}</p>
      ) : (
        <PlainText text={text.trimEnd()} terms={[]} />
      )}
      {files.length === 0 ? null : (
        <ul className="mt-2 space-y-0.5 text-sm text-muted">
          {files.map(({ key, filename }) => (
            <li key={key} className="flex items-center gap-1.5">
              <Paperclip aria-hidden className="size-3.5 shrink-0" />
              <span className="truncate">{filename}</span>
            </li>
          ))}
        </ul>
      )}
    </figure>
  )
}

function Problems({ problems, refusal, text, hasFiles }: AccountPostProps & { hasFiles: boolean }) {
  // Before anything is written nobody needs to be told that nothing is.
  const isBlank = text.trim() === '' && !hasFiles
  const told = [...(refusal === null ? [] : [refusal]), ...(isBlank ? [] : problems)]
  if (told.length === 0) return null
  return (
    <ul role="alert" className="space-y-1 border-t border-border px-4 py-2.5 text-sm text-danger">
      {told.map((words) => (
        <li key={words} className="flex items-start gap-1.5">
          <CircleAlert aria-hidden className="mt-0.5 size-3.5 shrink-0" />
          {words}
        </li>
      ))}
    </ul>
  )
}
