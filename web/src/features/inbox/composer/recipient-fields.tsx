import type { Conversation } from '@hubbub/contracts'
import { ChevronDown } from 'lucide-react'
import { useId, useState } from 'react'
import { cn } from '#lib/cn.ts'
import { AddressInput } from './address-input.tsx'
import type { DraftState } from './draft-types.ts'
import { useDrafts } from './drafts-context.tsx'
import type { Recipients } from './recipients.ts'

export interface RecipientFieldsProps {
  conversation: Conversation
  draft: DraftState
  defaults: Recipients
}

/** Whom the mail goes to: one line to read, and fields for those who want it otherwise. */
export function RecipientFields({ conversation, draft, defaults }: RecipientFieldsProps) {
  const [expanded, setExpanded] = useState(false)
  const drafts = useDrafts()
  const id = useId()
  const { envelope } = draft
  const to = envelope.to ?? defaults.to
  const cc = envelope.cc ?? defaults.cc
  const bcc = envelope.bcc ?? []
  const change = (patch: DraftState['envelope']) =>
    drafts.edit(conversation.id, 'reply', { envelope: { to, cc, ...envelope, ...patch } })
  return (
    <div className="border-b border-border px-3 pt-1 pb-1.5 text-sm">
      <button
        type="button"
        aria-expanded={expanded}
        onClick={() => setExpanded(!expanded)}
        className="flex max-w-full items-center gap-1 rounded-sm text-muted hover:text-foreground"
      >
        <span className="truncate">{summaryOf({ to, cc, bcc, subject: envelope.subject })}</span>
        <ChevronDown
          aria-hidden
          className={cn('size-3.5 shrink-0 transition-transform', expanded && 'rotate-180')}
        />
        <span className="sr-only">{expanded ? 'Hide the recipients' : 'Change recipients and subject'}</span>
      </button>
      {expanded ? (
        <div className="mt-1 grid grid-cols-[auto_1fr] items-start gap-x-3 gap-y-1">
          <AddressInput label="To" values={to} onValues={(values) => change({ to: values })} />
          <AddressInput label="Cc" values={cc} onValues={(values) => change({ cc: values })} />
          <AddressInput label="Bcc" values={bcc} onValues={(values) => change({ bcc: values })} />
          <label htmlFor={`${id}-subject`} className="py-1 text-muted">
            Subject
          </label>
          <input
            id={`${id}-subject`}
            value={envelope.subject ?? ''}
            maxLength={500}
            placeholder={conversation.subject || 'Subject'}
            onChange={(event) =>
              change({ subject: event.target.value === '' ? undefined : event.target.value })
            }
            className="h-7 w-full rounded-md border border-border bg-card px-2 placeholder:text-muted field-focus"
          />
        </div>
      ) : null}
    </div>
  )
}

interface Summary {
  to: readonly string[]
  cc: readonly string[]
  bcc: readonly string[]
  subject: string | undefined
}

function summaryOf({ to, cc, bcc, subject }: Summary): string {
  const parts = [
    `To ${to.join(', ') || 'nobody yet'}`,
    cc.length > 0 ? `Cc ${cc.join(', ')}` : '',
    bcc.length > 0 ? `Bcc ${bcc.join(', ')}` : '',
    subject ? `Subject “${subject}”` : '',
  ]
  return parts.filter((part) => part !== '').join(' · ')
}
