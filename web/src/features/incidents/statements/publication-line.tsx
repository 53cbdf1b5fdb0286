import { type StatementPublication, whyNotAct } from '@hubbub/contracts'
import { useQuery } from '@tanstack/react-query'
import {
  CircleAlert,
  CircleCheck,
  CircleHelp,
  Clock,
  ExternalLink,
  OctagonPause,
  RotateCw,
  Trash2,
} from 'lucide-react'
import { ActionLine } from '#components/action-line.tsx'
import { AlertDialog } from '#components/alert-dialog.tsx'
import { Button } from '#components/button.tsx'
import { ChannelIcon } from '#components/channel-icon.tsx'
import { IconButton } from '#components/icon-button.tsx'
import { api } from '#lib/api.ts'
import { languageName } from '#lib/language-name.ts'
import { deliveryWords } from '#lib/messages/delivery-words.ts'
import { standingHoldsQuery } from '#lib/outbound/outbound-holds.query.ts'
import { channelsQuery } from '#lib/queries/channels.query.ts'
import { statementsKey } from '#lib/statements/statements.query.ts'
import { useSession } from '#lib/session.ts'
import { useChange } from '#lib/use-change.ts'

/** One place where it was published: what became of it, with the link, and what can be done. */
export function PublicationLine({ publication }: { publication: StatementPublication }) {
  const { channel, language, number, post } = publication
  const { icon: Icon, tone, text, detail } = useWords(publication)
  const removal = post?.actions.findLast(({ kind }) => kind === 'remove')
  return (
    <li className="text-sm">
      <div className="flex items-start gap-2">
        <div className="flex min-h-7 min-w-0 flex-1 flex-wrap items-center gap-x-2 gap-y-1">
          <ChannelIcon kind={channel.kind} name={channel.name} />
          <span className="min-w-0 truncate font-medium">{channel.name}</span>
          <span className="text-muted">
            {languageName(language)}, version {number}
          </span>
          <span className={`inline-flex items-center gap-1 ${tone}`}>
            <Icon aria-hidden className="size-3.5 shrink-0" />
            {text}
          </span>
          {post?.post?.url == null ? null : (
            <a
              href={post.post.url}
              target="_blank"
              rel="noreferrer"
              className="inline-flex items-center gap-1 text-accent hover:underline"
            >
              Look at it
              <ExternalLink aria-hidden className="size-3.5" />
              <span className="sr-only"> with {channel.name} (a new tab)</span>
            </a>
          )}
        </div>
        <Acts publication={publication} />
      </div>
      {detail === null ? null : <p className="mt-0.5 text-danger text-pretty break-words">{detail}</p>}
      {removal === undefined ? null : (
        <div className="mt-0.5">
          <ActionLine action={removal} />
        </div>
      )}
    </li>
  )
}

function useWords({ post, sentAt, channel }: StatementPublication) {
  const { workspace } = useSession()
  const holds = useQuery(standingHoldsQuery(workspace.id)).data ?? []
  const brandId = useQuery(channelsQuery(workspace.id)).data?.find(({ id }) => id === channel.id)?.brand.id
  const delivery = post?.delivery ?? null
  const isHeld = holds.some(({ brand }) => brand === null || brand.id === brandId)
  if (delivery === null)
    return sentAt === null
      ? { icon: Clock, tone: 'text-muted', text: 'On its way', detail: null }
      : { icon: CircleCheck, tone: 'text-success', text: 'Published', detail: null }
  const { text, detail } = deliveryWords(delivery)
  switch (delivery.state) {
    case 'sent':
      return { icon: CircleCheck, tone: 'text-success', text: 'Published', detail: null }
    case 'failed':
      return { icon: CircleAlert, tone: 'text-danger', text: 'Failed', detail }
    case 'uncertain':
      return { icon: CircleHelp, tone: 'text-warning', text, detail }
    case 'queued':
      if (isHeld && delivery.attempts === 0)
        return { icon: OctagonPause, tone: 'text-danger', text: 'Sending is held: it waits', detail: null }
      return { icon: Clock, tone: 'text-muted', text, detail }
    default:
      return { icon: Clock, tone: 'text-muted', text, detail }
  }
}

function Acts({ publication: { post, channel } }: { publication: StatementPublication }) {
  const { workspace, can } = useSession()
  const { act } = useChange(statementsKey(workspace.id), ['posts', workspace.id])
  const abilities = useQuery(channelsQuery(workspace.id)).data?.find(({ id }) => id === channel.id)?.abilities
  if (post === null || !can('post:publish')) return null
  const { posts } = api.workspace(workspace.id)
  const { delivery } = post
  const state = delivery?.state
  const removal = post.actions.findLast(({ kind }) => kind === 'remove')
  const message = { kind: 'message', direction: 'out', post: post.post, delivery } as const
  const canRemove =
    abilities !== undefined && removal?.state !== 'queued' && whyNotAct(message, 'remove', abilities) === null
  return (
    <span className="ml-auto flex shrink-0 gap-1">
      {state === 'failed' || state === 'uncertain' ? (
        <Button size="sm" onClick={() => act(() => posts.retry(post.id))}>
          <RotateCw aria-hidden /> {state === 'failed' ? 'Retry' : 'Send again'}
          <span className="sr-only"> with {channel.name}</span>
        </Button>
      ) : null}
      {canRemove ? (
        <AlertDialog
          trigger={
            <IconButton label={`Delete it with ${channel.name}`} size="sm">
              <Trash2 />
            </IconButton>
          }
          title={`Delete this statement of ${channel.name}?`}
          description="It disappears on the network for everybody. A correction is written as a new version, approved and published. This cannot be undone."
          confirm="Delete"
          danger
          onConfirm={() => act(() => posts.remove(post.id))}
        />
      ) : null}
    </span>
  )
}
