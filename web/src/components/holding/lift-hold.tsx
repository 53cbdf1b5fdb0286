import type { OutboundHold } from '@hubbub/contracts'
import { AlertDialog } from '#components/alert-dialog.tsx'
import { Button } from '#components/button.tsx'
import { api } from '#lib/api.ts'
import { useSession } from '#lib/session.ts'
import { useChange } from '#lib/use-change.ts'

/** Lets sending go on: what waits leaves, or is cancelled. */
export function LiftHold({ hold: { id, counts }, size }: { hold: OutboundHold; size?: 'sm' }) {
  const { workspace } = useSession()
  const { act } = useChange(['outbound-holds', workspace.id], ['posts', workspace.id])
  const lift = (waiting: 'let-go' | 'cancel') =>
    act(() => api.workspace(workspace.id).outboundHolds.lift(id, waiting), 'Sending goes on')
  const small = size === undefined ? {} : { size }
  return (
    <div className="flex shrink-0 flex-wrap justify-end gap-2">
      {counts.held > 0 ? (
        <AlertDialog
          trigger={<Button {...small}>Lift and cancel</Button>}
          title={`Cancel all ${counts.held} that are held?`}
          description="They do not leave. Replies become drafts of their writers again; posts stay in the list as cancelled."
          confirm="Lift and cancel them"
          danger
          onConfirm={() => lift('cancel')}
        />
      ) : null}
      <AlertDialog
        trigger={
          <Button variant="primary" {...small}>
            Lift
          </Button>
        }
        title="Let sending go on?"
        description={
          counts.held === 0
            ? 'Nothing is held.'
            : `${counts.held} that are held leave: at once, or at their time where that is still to come.`
        }
        confirm="Lift"
        onConfirm={() => lift('let-go')}
      />
    </div>
  )
}
