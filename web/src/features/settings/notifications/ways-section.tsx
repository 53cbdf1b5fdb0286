import type { NotifyWay } from '@hubbub/contracts'
import { useQuery } from '@tanstack/react-query'
import { Mail, Send, Smartphone, Trash2, Webhook } from 'lucide-react'
import { AlertDialog } from '#components/alert-dialog.tsx'
import { Badge } from '#components/badge.tsx'
import { Button } from '#components/button.tsx'
import { IconButton } from '#components/icon-button.tsx'
import { Row, Rows } from '#components/rows.tsx'
import { Spinner } from '#components/spinner.tsx'
import { Switch } from '#components/switch.tsx'
import { TimeAgo } from '#components/time-ago.tsx'
import { api } from '#lib/api.ts'
import { ownPushKey, unsubscribeBrowser } from '#lib/push/browser-push.ts'
import { useSession } from '#lib/session.ts'
import { useChange } from '#lib/use-change.ts'
import { PushButton } from './push-button.tsx'
import { TelegramDialog } from './telegram-dialog.tsx'
import { useTest } from './use-test.ts'
import { WebhookDialog } from './webhook-dialog.tsx'

const icons = { webhook: Webhook, push: Smartphone, telegram: Send } as const

const formatWords = { slack: ' · as Slack takes it', standard: ' · signed by the Standard Webhooks' } as const

interface Props {
  ways: readonly NotifyWay[]
  pushKey: string
  telegramBot: string | null
}

/** Where one can be reached, each with a way to try it. */
export function WaysSection({ ways, pushKey, telegramBot }: Props) {
  const { user } = useSession()
  const { pending, test } = useTest()
  const own = useQuery({ queryKey: ['own-push-key'], queryFn: ownPushKey }).data ?? null
  const linked = ways.filter(({ kind }) => kind === 'telegram').map(({ id }) => id)
  return (
    <section className="mb-6">
      <header className="mb-2 flex flex-wrap items-center justify-between gap-x-3 gap-y-2">
        <h2 className="font-semibold">Where you can be reached</h2>
        <div className="flex flex-wrap gap-2">
          {own !== null && ways.some(({ key }) => key === own) ? null : <PushButton pushKey={pushKey} />}
          {telegramBot === null ? null : <TelegramDialog bot={telegramBot} known={linked} />}
          <WebhookDialog trigger={<Button size="sm">Add a webhook</Button>} />
        </div>
      </header>
      <Rows label="Where you can be reached">
        <Row
          icon={<Mail aria-hidden className="size-4 text-muted" />}
          title="E-mail"
          detail={user.email}
          actions={<TestButton name="E-mail" pending={pending === 'email'} onTest={() => void test()} />}
        />
        {ways.map((way) => (
          <Way
            key={way.id}
            way={way}
            isHere={own !== null && way.key === own}
            pending={pending === way.id}
            onTest={() => void test(way.id)}
          />
        ))}
      </Rows>
    </section>
  )
}

interface WayProps {
  way: NotifyWay
  /** It is this browser. */
  isHere: boolean
  pending: boolean
  onTest: () => void
}

function Way({ way, isHere, pending, onTest }: WayProps) {
  const { workspace } = useSession()
  const { notify } = api.workspace(workspace.id)
  const { act } = useChange(['own-notify', workspace.id], ['own-push-key'])
  const { id, kind, name, host, format, enabled, lastSentAt, lastError } = way
  const Icon = icons[kind]
  return (
    <Row
      faded={!enabled}
      icon={<Icon aria-hidden className="size-4 text-muted" />}
      title={
        <>
          {name}
          {isHere ? <Badge>This browser</Badge> : null}
        </>
      }
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
            onConfirm={() =>
              act(async () => {
                await notify.remove(id)
                if (isHere) await unsubscribeBrowser()
              }, `${name} is removed`)
            }
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
