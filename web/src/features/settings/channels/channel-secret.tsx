import { format } from 'date-fns'
import { KeyRound } from 'lucide-react'
import { useState } from 'react'
import { AlertDialog } from '#components/alert-dialog.tsx'
import { Button } from '#components/button.tsx'
import { Callout } from '#components/callout.tsx'
import { CopyField } from '#components/copy-field.tsx'
import { Section } from '#components/page.tsx'
import { api } from '#lib/api.ts'
import { useSession } from '#lib/session.ts'
import { useChange } from '#lib/use-change.ts'

interface Made {
  secret: string
  formerUntil: string
}

/** A secret that the channel makes itself; told once, when it is made. */
export function ChannelSecret({ channelId, words }: { channelId: string; words: string }) {
  const { workspace } = useSession()
  const { act } = useChange(['channels', workspace.id], ['channel', workspace.id, channelId])
  const [made, setMade] = useState<Made | null>(null)
  const renew = () =>
    act(async () => setMade(await api.workspace(workspace.id).channels.renewSecret(channelId)))
  return (
    <Section title="Customers who are signed in" description={words}>
      <pre className="mb-3 overflow-x-auto rounded-md border border-border bg-hover px-3 py-2 text-xs leading-relaxed">
        <code>{example}</code>
      </pre>
      {made === null ? (
        <AlertDialog
          trigger={
            <Button>
              <KeyRound />
              Make a new secret
            </Button>
          }
          title="Make a new secret?"
          description="It is shown once. The one before counts for a day more, so that you can change it on your servers."
          confirm="Make it"
          onConfirm={renew}
        />
      ) : (
        <div className="space-y-2">
          <CopyField label="Secret" value={made.secret} />
          <Callout tone="info">
            Copy it now: it is not shown again. The one before counts until{' '}
            {format(made.formerUntil, 'd MMMM, HH:mm')}.
          </Callout>
        </div>
      )}
    </Section>
  )
}

const example = `// on your server
const hash = createHmac('sha256', SECRET).update(\`\${id}\\n\${email}\`).digest('hex')

// on the page
window.hubbubChat ??= []
hubbubChat.push(['identify', { id, name, email, hash }])`
