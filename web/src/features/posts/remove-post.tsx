import { type OwnPost, whyNotAct } from '@hubbub/contracts'
import { useQuery } from '@tanstack/react-query'
import { RotateCw, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { ActionLine } from '#components/action-line.tsx'
import { AlertDialog } from '#components/alert-dialog.tsx'
import { Button } from '#components/button.tsx'
import { IconButton } from '#components/icon-button.tsx'
import { channelsQuery } from '#lib/queries/channels.query.ts'
import { useSession } from '#lib/session.ts'
import { useMovePost } from './use-move-post.ts'

/** Whether it can be deleted on its network, which has not been asked yet. */
function useRemovable(post: OwnPost): boolean {
  const { workspace, can } = useSession()
  const channel = useQuery(channelsQuery(workspace.id)).data?.find(({ id }) => id === post.channel.id)
  if (channel === undefined || !can('post:publish')) return false
  const message = { kind: 'message', direction: 'out', post: post.post, delivery: post.delivery } as const
  return whyNotAct(message, 'remove', channel.abilities) === null && stateOf(post) !== 'queued'
}

const lastRemoval = ({ actions }: OwnPost) => actions.findLast(({ kind }) => kind === 'remove')
const stateOf = (post: OwnPost) => lastRemoval(post)?.state ?? null

/** Deletes it on its network, where that lets us. */
export function RemovePostButton({ post }: { post: OwnPost }) {
  const [asks, setAsks] = useState(false)
  const { remove, isBusy } = useMovePost(post)
  const isRemovable = useRemovable(post)
  if (!isRemovable) return null
  return (
    <>
      <IconButton
        label="Delete on the network"
        size="sm"
        disabled={isBusy}
        className="-my-1 shrink-0"
        onClick={() => setAsks(true)}
      >
        <Trash2 />
      </IconButton>
      <AlertDialog
        open={asks}
        onOpenChange={setAsks}
        title={`Delete this post of ${post.channel.name}?`}
        description="It disappears on the network for everybody. Here it stays, marked as deleted, with what was said below it. This cannot be undone."
        confirm="Delete"
        danger
        onConfirm={remove}
      />
    </>
  )
}

/** That it was asked for, and what came of it; once it is gone, the post itself says so. */
export function RemovalLine({ post }: { post: OwnPost }) {
  const { remove, isBusy } = useMovePost(post)
  const isRemovable = useRemovable(post)
  const last = lastRemoval(post)
  if (last === undefined) return null
  return (
    <p className="mt-1.5">
      <ActionLine action={last}>
        {last.state === 'failed' && isRemovable ? (
          <Button size="sm" pending={isBusy} onClick={remove}>
            <RotateCw aria-hidden /> Retry
          </Button>
        ) : null}
      </ActionLine>
    </p>
  )
}
