import { useQuery } from '@tanstack/react-query'
import { MessageSquareQuote, Pencil, Trash2 } from 'lucide-react'
import { AlertDialog } from '#components/alert-dialog.tsx'
import { Button } from '#components/button.tsx'
import { EmptyState } from '#components/empty-state.tsx'
import { IconButton } from '#components/icon-button.tsx'
import { Loaded } from '#components/loaded.tsx'
import { Row, Rows } from '#components/rows.tsx'
import { api } from '#lib/api.ts'
import { cannedResponsesQuery } from '#lib/queries/canned-responses.query.ts'
import { useSession } from '#lib/session.ts'
import { useChange } from '#lib/use-change.ts'
import { SettingsPage } from '../settings-page.tsx'
import { CannedResponseDialog } from './canned-response-dialog.tsx'

export function CannedResponsesPage() {
  const { workspace, can } = useSession()
  const query = useQuery(cannedResponsesQuery(workspace.id))
  const { act } = useChange(['canned-responses', workspace.id])
  const mayWrite = can('canned-response:write')
  const create = mayWrite ? (
    <CannedResponseDialog trigger={<Button variant="primary">New canned response</Button>} />
  ) : undefined
  return (
    <SettingsPage
      title="Canned responses"
      description="Texts that come back often. Type / in a reply and the beginning of the shortcut."
      actions={query.data?.length ? create : null}
      needs="canned-response:read"
    >
      <Loaded
        query={query}
        what="the canned responses"
        empty={
          <EmptyState icon={MessageSquareQuote} title="No canned responses yet" action={create}>
            Begin with the answer that you gave most often this week.
          </EmptyState>
        }
      >
        {(responses) => (
          <Rows label="Canned responses">
            {responses.map((response) => (
              <Row
                key={response.id}
                title={
                  <code className="rounded-sm bg-accent-soft px-1.5 py-0.5 text-sm text-accent">
                    /{response.shortcut}
                  </code>
                }
                detail={<span className="mt-1 line-clamp-2 whitespace-pre-line">{response.text}</span>}
                actions={
                  mayWrite ? (
                    <>
                      <CannedResponseDialog
                        response={response}
                        trigger={
                          <IconButton label={`Change ${response.shortcut}`}>
                            <Pencil />
                          </IconButton>
                        }
                      />
                      <AlertDialog
                        trigger={
                          <IconButton label={`Delete ${response.shortcut}`}>
                            <Trash2 />
                          </IconButton>
                        }
                        title={`Delete /${response.shortcut}?`}
                        description="Replies already written with it stay as they are."
                        confirm="Delete"
                        danger
                        onConfirm={() =>
                          act(() => api.workspace(workspace.id).cannedResponses.delete(response.id))
                        }
                      />
                    </>
                  ) : null
                }
              />
            ))}
          </Rows>
        )}
      </Loaded>
    </SettingsPage>
  )
}
