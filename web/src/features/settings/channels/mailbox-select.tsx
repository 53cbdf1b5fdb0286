import { useQuery } from '@tanstack/react-query'
import { Select } from '#components/select.tsx'
import { channelKindsQuery } from '#lib/queries/channel-kinds.query.ts'
import { channelsQuery } from '#lib/queries/channels.query.ts'
import { useSession } from '#lib/session.ts'

/** One of the mailboxes that are connected, or none. */
export function MailboxSelect({ value }: { value: string }) {
  const { workspace } = useSession()
  const channels = useQuery(channelsQuery(workspace.id)).data ?? []
  const kinds = useQuery(channelKindsQuery(workspace.id)).data ?? []
  const mail = new Set(kinds.filter(({ group }) => group === 'mail').map(({ kind }) => kind))
  const boxes = channels
    .filter(({ kind }) => mail.has(kind))
    .map(({ id, name, address, enabled }) => ({
      value: id,
      label: `${name} (${address})${enabled ? '' : ', paused: nothing leaves'}`,
    }))
  const isGone = value !== '' && !boxes.some((box) => box.value === value)
  return (
    <Select
      defaultValue={value === '' ? 'none' : value}
      options={[
        { value: 'none', label: 'Off: answers stay in the chat alone' },
        ...boxes,
        ...(isGone ? [{ value, label: 'A mailbox that is gone: nothing leaves' }] : []),
      ]}
    />
  )
}
