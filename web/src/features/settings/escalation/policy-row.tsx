import type { EscalationPolicy } from '@hubbub/contracts'
import { Pencil, Trash2 } from 'lucide-react'
import { AlertDialog } from '#components/alert-dialog.tsx'
import { Badge } from '#components/badge.tsx'
import { IconButton } from '#components/icon-button.tsx'
import { Row } from '#components/rows.tsx'
import { api } from '#lib/api.ts'
import { useTargets } from '#lib/escalation/target-words.ts'
import { useSession } from '#lib/session.ts'
import { useChange } from '#lib/use-change.ts'
import { PolicyDialog } from './policy-dialog.tsx'
import { waitWords } from './wait-words.ts'

export function PolicyRow({ policy }: { policy: EscalationPolicy }) {
  const { can } = useSession()
  const { nameOf } = useTargets()
  const { name, steps, repeat, isDefault } = policy
  return (
    <Row
      title={
        <>
          {name}
          {isDefault ? <Badge tone="accent">Default</Badge> : null}
        </>
      }
      detail={
        <ol className="mt-1 space-y-0.5">
          {[...steps.entries()].map(([index, { targets, waitSeconds }]) => (
            <li key={index}>
              {index + 1}. {targets.map(nameOf).join(', ')}
              <span className="text-muted"> · then waits {waitWords(waitSeconds)}</span>
            </li>
          ))}
          <li>
            {repeat === 0
              ? 'Then all supervisors and admins are told that nobody answered.'
              : `Begins again ${repeat === 1 ? 'once' : `${repeat} times`} before all supervisors and admins are told.`}
          </li>
        </ol>
      }
      actions={can('on-call:write') ? <PolicyActions policy={policy} /> : null}
    />
  )
}

function PolicyActions({ policy }: { policy: EscalationPolicy }) {
  const { workspace } = useSession()
  const { act } = useChange(['escalation-policies', workspace.id])
  const { id, name } = policy
  return (
    <>
      <PolicyDialog
        policy={policy}
        trigger={
          <IconButton label={`Change ${name}`}>
            <Pencil />
          </IconButton>
        }
      />
      <AlertDialog
        trigger={
          <IconButton label={`Remove ${name}`}>
            <Trash2 />
          </IconButton>
        }
        title={`Remove ${name}?`}
        description="Whoever is being told by it now is told to the end."
        confirm="Remove"
        danger
        onConfirm={() => act(() => api.workspace(workspace.id).onCall.deletePolicy(id), `${name} is removed`)}
      />
    </>
  )
}
