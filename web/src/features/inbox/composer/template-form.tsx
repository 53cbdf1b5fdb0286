import { type Conversation, fillTemplate, type MessageTemplate } from '@hubbub/contracts'
import { useId, useState } from 'react'
import { Button } from '#components/button.tsx'
import { Callout } from '#components/callout.tsx'
import { Input } from '#components/input.tsx'
import { useOutbox } from '#lib/outbox/outbox-context.tsx'

interface TemplateFormProps {
  template: MessageTemplate
  conversation: Conversation
  onSent: () => void
}

/** Its gaps to fill in, and below them what the customer will read. */
export function TemplateForm({ template, conversation, onSent }: TemplateFormProps) {
  const [values, setValues] = useState<Record<string, string>>({})
  const outbox = useOutbox()
  const isWhole = template.variables.every(({ name }) => (values[name]?.trim() ?? '') !== '')
  const send = () => {
    if (!isWhole || template.why !== null) return
    outbox.send({
      conversationId: conversation.id,
      clientId: crypto.randomUUID(),
      mode: 'reply',
      text: fillTemplate(template, values),
      template: { id: template.id, values },
      files: [],
      envelope: {},
      mentionedMemberIds: [],
      replaces: { stamp: null, texts: [] },
    })
    onSent()
  }
  return (
    <form action={send} className="space-y-3">
      {template.why === null ? null : <Callout tone="warning">{template.why}</Callout>}
      {template.variables.map(({ name, label }) => (
        <Gap
          key={name}
          label={label}
          value={values[name] ?? ''}
          onValue={(value) => setValues((before) => ({ ...before, [name]: value }))}
        />
      ))}
      <div
        role="group"
        aria-label="What the customer will read"
        className="max-h-60 overflow-y-auto rounded-md bg-canvas px-3 py-2 whitespace-pre-wrap thin-scroll"
      >
        {shown(template, values)}
      </div>
      <div className="flex justify-end pt-1">
        <Button type="submit" variant="primary" disabled={!isWhole || template.why !== null}>
          Send template
        </Button>
      </div>
    </form>
  )
}

/** A gap stands as what it is called until it is filled in. */
function shown(template: MessageTemplate, values: Readonly<Record<string, string>>): string {
  const labels = template.variables.map(({ name, label }): [string, string] => [
    name,
    values[name]?.trim() || `[${label}]`,
  ])
  return fillTemplate(template, Object.fromEntries(labels))
}

function Gap({ label, value, onValue }: { label: string; value: string; onValue: (value: string) => void }) {
  const id = useId()
  return (
    <div className="space-y-1">
      <label htmlFor={id} className="block font-medium">
        {label}
      </label>
      <Input id={id} value={value} onChange={(event) => onValue(event.target.value)} />
    </div>
  )
}
