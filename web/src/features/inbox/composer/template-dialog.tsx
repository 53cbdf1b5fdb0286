import type { Conversation } from '@hubbub/contracts'
import { useQuery } from '@tanstack/react-query'
import { LayoutTemplate } from 'lucide-react'
import { useState } from 'react'
import { Button } from '#components/button.tsx'
import { Callout } from '#components/callout.tsx'
import { Dialog, DialogContent, DialogTrigger } from '#components/dialog.tsx'
import { Select } from '#components/select.tsx'
import { Skeleton } from '#components/skeleton.tsx'
import { errorText } from '#lib/error-text.ts'
import { replyTemplatesQuery } from '#lib/queries/reply-templates.query.ts'
import { useSession } from '#lib/session.ts'
import { TemplateForm } from './template-form.tsx'

/** Texts that the network has approved: they can be sent when words of one's own cannot. */
export function TemplateDialog({ conversation }: { conversation: Conversation }) {
  const [open, setOpen] = useState(false)
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button size="sm" className="h-7">
          <LayoutTemplate aria-hidden /> Template
        </Button>
      </DialogTrigger>
      <DialogContent
        title="Send a template"
        description="A text that the network has approved for your account; it can be sent at any time."
      >
        <Choice conversation={conversation} onSent={() => setOpen(false)} />
      </DialogContent>
    </Dialog>
  )
}

function Choice({ conversation, onSent }: { conversation: Conversation; onSent: () => void }) {
  const { workspace } = useSession()
  const { data, error } = useQuery(replyTemplatesQuery(workspace.id, conversation.id))
  const [id, setId] = useState<string>()
  if (error) return <Callout tone="danger">{errorText(error)}</Callout>
  if (data === undefined) return <Skeleton className="h-8" />
  if (data.length === 0)
    return <p className="text-muted">The network has approved no template for this account yet.</p>
  const chosen = data.find((template) => template.id === id) ?? null
  return (
    <div className="space-y-3">
      <Select
        aria-label="Template"
        placeholder="Choose a template"
        value={id}
        onValueChange={setId}
        options={data.map((template) => ({
          value: template.id,
          label: `${template.name.replaceAll('_', ' ')} (${template.language})`,
          ...(template.category !== null && { hint: template.category }),
        }))}
      />
      {chosen === null ? null : (
        <TemplateForm key={chosen.id} template={chosen} conversation={conversation} onSent={onSent} />
      )}
    </div>
  )
}
