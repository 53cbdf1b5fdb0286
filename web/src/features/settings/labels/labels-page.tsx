import { useQuery } from '@tanstack/react-query'
import { Pencil, Tags, Trash2 } from 'lucide-react'
import { AlertDialog } from '#components/alert-dialog.tsx'
import { Button } from '#components/button.tsx'
import { ColorDot } from '#components/chip.tsx'
import { EmptyState } from '#components/empty-state.tsx'
import { IconButton } from '#components/icon-button.tsx'
import { Loaded } from '#components/loaded.tsx'
import { Row, Rows } from '#components/rows.tsx'
import { api } from '#lib/api.ts'
import { labelsQuery } from '#lib/queries/labels.query.ts'
import { useSession } from '#lib/session.ts'
import { useChange } from '#lib/use-change.ts'
import { SettingsPage } from '../settings-page.tsx'
import { LabelDialog } from './label-dialog.tsx'

export function LabelsPage() {
  const { workspace, can } = useSession()
  const query = useQuery(labelsQuery(workspace.id))
  const { act } = useChange(['labels', workspace.id], ['conversation-counts', workspace.id])
  const mayWrite = can('label:write')
  const create = mayWrite ? <LabelDialog trigger={<Button variant="primary">New label</Button>} /> : undefined
  return (
    <SettingsPage
      title="Labels"
      description="Words for what a conversation is about. A conversation can have several."
      actions={query.data?.length ? create : null}
      needs="label:read"
    >
      <Loaded
        query={query}
        what="the labels"
        empty={
          <EmptyState icon={Tags} title="No labels yet" action={create}>
            Begin with what customers ask for most, such as refunds or shipping.
          </EmptyState>
        }
      >
        {(labels) => (
          <Rows label="Labels">
            {labels.map((label) => (
              <Row
                key={label.id}
                icon={<ColorDot color={label.color} className="size-3" />}
                title={label.name}
                actions={
                  mayWrite ? (
                    <>
                      <LabelDialog
                        label={label}
                        trigger={
                          <IconButton label={`Change ${label.name}`}>
                            <Pencil />
                          </IconButton>
                        }
                      />
                      <AlertDialog
                        trigger={
                          <IconButton label={`Delete ${label.name}`}>
                            <Trash2 />
                          </IconButton>
                        }
                        title={`Delete ${label.name}?`}
                        description="It disappears from every conversation that has it."
                        confirm="Delete"
                        danger
                        onConfirm={() =>
                          act(
                            () => api.workspace(workspace.id).labels.delete(label.id),
                            `${label.name} is deleted`,
                          )
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
