import type { NoticePlace } from '@hubbub/contracts'
import { Hash, Pause, Pencil, Play, Send, Trash2, Webhook } from 'lucide-react'
import { AlertDialog } from '#components/alert-dialog.tsx'
import { IconButton } from '#components/icon-button.tsx'
import { Row } from '#components/rows.tsx'
import { TimeAgo } from '#components/time-ago.tsx'
import { api } from '#lib/api.ts'
import { useSession } from '#lib/session.ts'
import { useChange } from '#lib/use-change.ts'
import { NoticePlaceDialog } from './notice-place-dialog.tsx'
import { topicsText } from './topics.ts'

export function NoticePlaceRow({ place }: { place: NoticePlace }) {
  return (
    <Row
      faded={!place.enabled}
      icon={
        <span className="inline-flex text-muted">
          {place.kind === 'room' ? <Hash className="size-3.5" /> : <Webhook className="size-3.5" />}
        </span>
      }
      title={place.name}
      detail={
        <>
          {place.kind === 'room' ? `${place.room?.name ?? ''} by ${place.channel?.name ?? ''}` : place.host}
          <span className="block">Tells of {topicsText(place.topics)}</span>
          <PlaceState place={place} />
        </>
      }
      actions={<PlaceActions place={place} />}
    />
  )
}

function PlaceState({ place: { enabled, waiting, lastPostedAt, lastError } }: { place: NoticePlace }) {
  return (
    <>
      <span className="block">
        {enabled ? null : 'Paused · '}
        {lastPostedAt ? (
          <>
            Last told <TimeAgo at={lastPostedAt} />
          </>
        ) : (
          'Nothing told yet'
        )}
        {waiting > 0 ? ` · ${waiting} waiting` : null}
      </span>
      {enabled && lastError ? (
        <span className="mt-1 block font-mono text-xs break-words text-danger">{lastError}</span>
      ) : null}
    </>
  )
}

function PlaceActions({ place }: { place: NoticePlace }) {
  const { workspace } = useSession()
  const { noticePlaces } = api.workspace(workspace.id)
  const { act } = useChange(['notice-places', workspace.id])
  const { id, name, enabled, version } = place
  return (
    <>
      <IconButton
        label={`Send a test notice to ${name}`}
        onClick={() => act(() => noticePlaces.test(id), `A test notice stands in ${name}`)}
      >
        <Send />
      </IconButton>
      <IconButton
        label={enabled ? `Pause ${name}` : `Switch ${name} on`}
        onClick={() =>
          act(
            () => noticePlaces.update(id, { enabled: !enabled }, version),
            enabled ? `${name} is paused` : `${name} is on again`,
          )
        }
      >
        {enabled ? <Pause /> : <Play />}
      </IconButton>
      <NoticePlaceDialog
        place={place}
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
        description="Nothing more is told there. What was told stays in the room."
        confirm="Remove"
        danger
        onConfirm={() => act(() => noticePlaces.delete(id), `${name} is removed`)}
      />
    </>
  )
}
