import type { NotifyWay } from '@hubbub/contracts'
import { Mail, Send, Smartphone, Trash2, Webhook } from 'lucide-react'
import { AlertDialog } from '#components/alert-dialog.tsx'
import { Button } from '#components/button.tsx'
import { IconButton } from '#components/icon-button.tsx'
import { Row, Rows } from '#components/rows.tsx'
import { Spinner } from '#components/spinner.tsx'
import { Switch } from '#components/switch.tsx'
import { TimeAgo } from '#components/time-ago.tsx'
import { api } from '#lib/api.ts'
import { useSession } from '#lib/session.ts'
import { useChange } from '#lib/use-change.ts'
import { useTest } from './use-test.ts'
import { WebhookDialog } from './webhook-dialog.tsx'

const icons = { webhook: Webhook, push: Smartphone, telegram: Send } as const

const formatWords = { slack: ' · as Slack takes it', standard: ' · signed by the Standard Webhooks' } as const

/** Where one can be reached, each with a way to try it. */
export function WaysSection({ ways }: { ways: readonly NotifyWay[] }) {
  const { user } = useSession()
  const { pending, test } = useTest()
  return (
    <section className="mb-6">
      <header className="mb-2 flex items-center justify-between gap-3">
        <h2 className="font-semibold">Where you can be reached</h2>
        <WebhookDialog trigger={<Button size="sm">Add a webhook</Button>} />
      </header>
      <Rows label="Where you can be reached">
        <Row
          icon={<Mail aria-hidden className="size-4 text-muted" />}
          title="E-mail"
          detail={user.email}
          actions={<TestButton name="E-mail" pending={pending === 'email'} onTest={() => void test()} />}
        />
        {ways.map((way) => (
          <Way key={way.id} way={way} pending={pending === way.id} onTest={() => void test(way.id)} />
        ))}
      </Rows>
    </section>
  )
}

function Way({ way, pending, onTest }: { way: NotifyWay; pending: boolean; onTest: () => void }) {
  const { workspace } = useSession()
  const { notify } = api.workspace(workspace.id)
  const { act } = useChange(['own-notify', workspace.id])
  const { id, kind, name, host, format, enabled, lastSentAt, lastError } = way
  const Icon = icons[kind]
  return (
    <Row
      faded={!enabled}
      icon={<Icon aria-hidden className="size-4 text-muted" />}
      title={name}
      detail={
        <>
          {host}
          {format === null ? '' : formatWords[format]}
          {lastSentAt === null ? null : (
            <span className="block">
              Last told <TimeAgo at={lastSentAt} />
            </span>
          )}
          {lastError === null ? null : <span className="block text-danger">{lastError}</span>}
        </>
      }
      actions={
        <>
          <Switch
            aria-label={`Tell me by ${name}`}
            checked={enabled}
            onCheckedChange={(checked) =>
              act(() => notify.switch(id, checked), checked ? `${name} is on` : `${name} is off`)
            }
          />
          <TestButton name={name} pending={pending} onTest={onTest} />
          <AlertDialog
            trigger={
              <IconButton label={`Remove ${name}`}>
                <Trash2 />
              </IconButton>
            }
            title={`Remove ${name}?`}
            description="You are told no more there."
            confirm="Remove"
            danger
            onConfirm={() => act(() => notify.remove(id), `${name} is removed`)}
          />
        </>
      }
    />
  )
}

const TestButton = ({ name, pending, onTest }: { name: string; pending: boolean; onTest: () => void }) => (
  <IconButton label={`Send a test by ${name}`} onClick={onTest} disabled={pending}>
    {pending ? <Spinner /> : <Send />}
  </IconButton>
)
