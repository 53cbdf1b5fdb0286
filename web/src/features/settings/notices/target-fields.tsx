import type { Channel, NoticePlace } from '@hubbub/contracts'
import { useQuery } from '@tanstack/react-query'
import { Callout } from '#components/callout.tsx'
import { Field } from '#components/field.tsx'
import { Input } from '#components/input.tsx'
import { Select } from '#components/select.tsx'
import { errorText } from '#lib/error-text.ts'
import { useSession } from '#lib/session.ts'
import { roomsQuery } from './notice-places.query.ts'

/** No id of a channel. */
export const byAddress = 'webhook'

interface Props {
  place: NoticePlace | undefined
  /** Accounts that take notices. */
  accounts: readonly Channel[]
  /** `webhook`, or the id of an account. */
  way: string
  onWay: (way: string) => void
}

/** Where it goes: an address, or a room of an account. */
export function TargetFields({ place, accounts, way, onWay }: Props) {
  const options = [
    { value: byAddress, label: 'An incoming webhook', hint: 'Of Slack, Discord, Mattermost and others' },
    ...accounts.map(({ id, name, address }) => ({ value: id, label: name, hint: address })),
  ]
  return (
    <>
      <Field name="way" label="Post by">
        <Select options={options} value={way} onValueChange={onWay} />
      </Field>
      {way === byAddress ? (
        <AddressField place={place} />
      ) : (
        <RoomField key={way} place={place} channelId={way} />
      )}
    </>
  )
}

function AddressField({ place }: Pick<Props, 'place'>) {
  const kept = place?.kind === 'webhook'
  return (
    <Field
      name="target.url"
      label="Address"
      optional={kept}
      hint={
        kept
          ? `Kept secret: at ${place.host ?? ''}. Leave it empty to keep it.`
          : 'From the network: anybody who knows it can post there, so it is kept sealed.'
      }
    >
      <Input type="url" placeholder="https://hooks.slack.com/services/…" autoComplete="off" />
    </Field>
  )
}

function RoomField({ place, channelId }: { place: NoticePlace | undefined; channelId: string }) {
  const { workspace } = useSession()
  const rooms = useQuery(roomsQuery(workspace.id, channelId))
  if (rooms.isError) return <Callout tone="danger">{errorText(rooms.error)}</Callout>
  const chosen = place?.channel?.id === channelId ? place.room?.id : undefined
  const options = (rooms.data ?? []).map(({ id, name }) => ({ value: `${id} ${name}`, label: name }))
  const first = options.find(({ value }) => value.startsWith(`${chosen ?? ''} `))
  return (
    <Field name="room" label="Room" hint="Rooms appear once the app or bot has been invited to them.">
      <Select
        key={options.length}
        options={options}
        defaultValue={first?.value}
        placeholder={rooms.isPending ? 'Asking the network…' : 'Choose a room'}
        disabled={options.length === 0}
      />
    </Field>
  )
}
