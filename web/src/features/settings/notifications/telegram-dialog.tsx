import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '#components/button.tsx'
import { Callout } from '#components/callout.tsx'
import { CopyField } from '#components/copy-field.tsx'
import { Dialog, DialogContent, DialogTrigger } from '#components/dialog.tsx'
import { Loaded } from '#components/loaded.tsx'
import { api } from '#lib/api.ts'
import { useSession } from '#lib/session.ts'
import { notifyQuery } from './notify.query.ts'

const lookMs = 2_000

/** Has one known to the bot: it looks until the code was said there. */
export function TelegramDialog({ bot, known }: { bot: string; known: readonly string[] }) {
  const [open, setOpen] = useState(false)
  const [before, setBefore] = useState(known)
  const linked = known.some((id) => !before.includes(id))
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        if (next) setBefore(known)
        setOpen(next)
      }}
    >
      <DialogTrigger asChild>
        <Button size="sm">Link Telegram</Button>
      </DialogTrigger>
      <DialogContent
        title="Be told in Telegram"
        description={`By @${bot}, in private. You can take an alert there by a button.`}
      >
        {linked ? (
          <Callout tone="success" title="It knows you now">
            <p>Send a test to see that it arrives.</p>
            <Button className="mt-2" onClick={() => setOpen(false)}>
              Done
            </Button>
          </Callout>
        ) : (
          <Code />
        )}
      </DialogContent>
    </Dialog>
  )
}

function Code() {
  const { workspace } = useSession()
  const client = useQueryClient()
  const query = useQuery({
    queryKey: ['telegram-code', workspace.id],
    queryFn: async () => await api.workspace(workspace.id).notify.startTelegram(),
    // Each time it is opened another code counts.
    gcTime: 0,
    staleTime: Infinity,
  })
  useQuery({
    queryKey: ['telegram-look', workspace.id],
    queryFn: async () => {
      await client.refetchQueries({ queryKey: notifyQuery(workspace.id).queryKey })
      return Date.now()
    },
    refetchInterval: lookMs,
    gcTime: 0,
  })
  return (
    <Loaded query={query} what="your code">
      {({ url, words }) => (
        <div className="space-y-4">
          <Button variant="primary" asChild>
            <a href={url} target="_blank" rel="noreferrer">
              Open Telegram and press Start
            </a>
          </Button>
          <div className="space-y-1">
            <p>Or write this to the bot:</p>
            <CopyField label="What to write to the bot" value={words} />
          </div>
          <p className="text-sm text-muted" role="status">
            It holds once, for a quarter of an hour. Waiting for you to say it there…
          </p>
        </div>
      )}
    </Loaded>
  )
}
