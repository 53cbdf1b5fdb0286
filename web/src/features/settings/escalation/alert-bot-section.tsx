import { connectAlertBot } from '@hubbub/contracts/http'
import { useQuery } from '@tanstack/react-query'
import { Send, Trash2 } from 'lucide-react'
import { AlertDialog } from '#components/alert-dialog.tsx'
import { Button } from '#components/button.tsx'
import { EmptyState } from '#components/empty-state.tsx'
import { Field } from '#components/field.tsx'
import { FormDialog } from '#components/form-dialog.tsx'
import { IconButton } from '#components/icon-button.tsx'
import { Input } from '#components/input.tsx'
import { Loaded } from '#components/loaded.tsx'
import { Row, Rows } from '#components/rows.tsx'
import { api } from '#lib/api.ts'
import { bodyOf } from '#lib/body-of.ts'
import { useSession } from '#lib/session.ts'
import { useChange } from '#lib/use-change.ts'

/** The bot by which people are told in Telegram, once they have linked themselves. */
export function AlertBotSection() {
  const { workspace, can } = useSession()
  const { onCall } = api.workspace(workspace.id)
  const { act } = useChange(['alert-bot', workspace.id], ['own-notify', workspace.id])
  const query = useQuery({
    queryKey: ['alert-bot', workspace.id],
    queryFn: async ({ signal }) => (await onCall.alertBot(signal)).bot,
  })
  const mayWrite = can('on-call:write')
  const bot = query.data ?? null
  return (
    <section className="mt-8">
      <header className="mb-2 flex min-h-8 items-center justify-between gap-3">
        <h2 className="text-lg font-semibold">Telegram</h2>
        {mayWrite && bot !== null ? <BotDialog label="Change bot" /> : null}
      </header>
      <Loaded query={query} what="the Telegram bot">
        {(found) =>
          found === null ? (
            <EmptyState
              icon={Send}
              title="No bot yet"
              action={mayWrite ? <BotDialog label="Connect a bot" /> : null}
            >
              With a bot of its own the workspace can tell people in Telegram; each links themselves under
              Notifications.
            </EmptyState>
          ) : (
            <Rows label="Telegram">
              <Row
                icon={<Send aria-hidden className="size-4 text-muted" />}
                title={`@${found.username}`}
                detail={
                  found.lastError === null ? (
                    'Each links themselves under Notifications'
                  ) : (
                    <span className="text-danger">{found.lastError}</span>
                  )
                }
                actions={
                  mayWrite ? (
                    <AlertDialog
                      trigger={
                        <IconButton label={`Remove @${found.username}`}>
                          <Trash2 />
                        </IconButton>
                      }
                      title={`Remove @${found.username}?`}
                      description="Nobody is told in Telegram any more. Who linked themselves stays so, should the same bot come back."
                      confirm="Remove"
                      danger
                      onConfirm={() => act(() => onCall.removeBot(), 'The bot is removed')}
                    />
                  ) : null
                }
              />
            </Rows>
          )
        }
      </Loaded>
    </section>
  )
}

function BotDialog({ label }: { label: string }) {
  const { workspace } = useSession()
  const { change } = useChange(['alert-bot', workspace.id], ['own-notify', workspace.id])
  return (
    <FormDialog
      trigger={<Button size="sm">{label}</Button>}
      title="A Telegram bot for alerts"
      description="Open a chat with @BotFather in Telegram and send /newbot. It gives you a token. Take a bot of its own: one that answers customers as a channel gives what it hears to that channel only."
      submit="Connect"
      schema={bodyOf(connectAlertBot)}
      read={({ text }) => ({ token: text('token') })}
      onSubmit={async (values) => {
        await change(() => api.workspace(workspace.id).onCall.connectBot(values), 'The bot is connected')
      }}
    >
      <Field name="token" label="Bot token" hint="It is kept sealed.">
        <Input placeholder="123456789:AAF…" autoComplete="off" autoFocus />
      </Field>
    </FormDialog>
  )
}
