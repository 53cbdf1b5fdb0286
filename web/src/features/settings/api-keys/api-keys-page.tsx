import type { ApiKey } from '@hubbub/contracts'
import { useQuery } from '@tanstack/react-query'
import { KeyRound } from 'lucide-react'
import { useState } from 'react'
import { AlertDialog } from '#components/alert-dialog.tsx'
import { Badge } from '#components/badge.tsx'
import { Button } from '#components/button.tsx'
import { EmptyState } from '#components/empty-state.tsx'
import { Loaded } from '#components/loaded.tsx'
import { Row, Rows } from '#components/rows.tsx'
import { TimeAgo } from '#components/time-ago.tsx'
import { api } from '#lib/api.ts'
import { useSession } from '#lib/session.ts'
import { useNow } from '#lib/time/use-now.ts'
import { useChange } from '#lib/use-change.ts'
import { SettingsPage } from '../settings-page.tsx'
import { ApiKeyDialog } from './api-key-dialog.tsx'
import { apiKeysQuery } from './api-keys.query.ts'
import { SecretDialog } from './secret-dialog.tsx'

export function ApiKeysPage() {
  const { workspace, can } = useSession()
  const query = useQuery({ ...apiKeysQuery(workspace.id), enabled: can('api-key:write') })
  const [secret, setSecret] = useState<string | null>(null)
  const create = <ApiKeyDialog onMade={setSecret} />
  return (
    <SettingsPage
      title="API keys"
      description={
        <>
          Everything here can be done over the API too:{' '}
          <a
            className="font-medium text-accent underline underline-offset-2"
            href="/api/docs"
            target="_blank"
            rel="noreferrer"
          >
            how it works
          </a>
          .
        </>
      }
      actions={query.data?.length ? create : null}
      needs="api-key:write"
    >
      <Loaded
        query={query}
        what="the API keys"
        empty={
          <EmptyState icon={KeyRound} title="No API keys" action={create}>
            Make one for each program, so that you can revoke it alone.
          </EmptyState>
        }
      >
        {(keys) => (
          <Rows label="API keys">
            {keys.map((key) => (
              <KeyRow key={key.id} apiKey={key} />
            ))}
          </Rows>
        )}
      </Loaded>
      <SecretDialog secret={secret} onClose={() => setSecret(null)} />
    </SettingsPage>
  )
}

function KeyRow({ apiKey }: { apiKey: ApiKey }) {
  const { workspace } = useSession()
  const { act } = useChange(['api-keys', workspace.id])
  const now = useNow()
  const expired = apiKey.expiresAt !== null && Date.parse(apiKey.expiresAt) < now
  return (
    <Row
      faded={expired}
      title={
        <>
          {apiKey.name}
          <code className="text-sm font-normal text-muted">{apiKey.prefix}…</code>
          {expired ? <Badge tone="warning">Expired</Badge> : null}
        </>
      }
      detail={
        <>
          {apiKey.lastUsedAt ? (
            <>
              Used <TimeAgo at={apiKey.lastUsedAt} />
            </>
          ) : (
            'Never used'
          )}
          {apiKey.createdBy ? ` · made by ${apiKey.createdBy.name}` : null}
          {apiKey.expiresAt && !expired ? (
            <>
              {' '}
              · ends <TimeAgo at={apiKey.expiresAt} />
            </>
          ) : null}
          <span className="mt-1 flex flex-wrap gap-1">
            {apiKey.scopes.map((scope) => (
              <Badge key={scope} className="font-normal">
                {scope}
              </Badge>
            ))}
          </span>
        </>
      }
      actions={
        <AlertDialog
          trigger={
            <Button size="sm" variant="danger-quiet" aria-label={`Revoke ${apiKey.name}`}>
              Revoke
            </Button>
          }
          title={`Revoke ${apiKey.name}?`}
          description="Whatever uses it is refused from this moment on."
          confirm="Revoke"
          danger
          onConfirm={() =>
            act(() => api.workspace(workspace.id).apiKeys.revoke(apiKey.id), `${apiKey.name} is revoked`)
          }
        />
      }
    />
  )
}
