import type { NoticePlace, NoticeTarget, NoticeTopic } from '@hubbub/contracts'
import { updateNoticePlace } from '@hubbub/contracts/http'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { CheckboxGroup } from '#components/checkbox-group.tsx'
import { Field } from '#components/field.tsx'
import { FormDialog } from '#components/form-dialog.tsx'
import { Input } from '#components/input.tsx'
import { api } from '#lib/api.ts'
import { bodyOf } from '#lib/body-of.ts'
import { channelsQuery } from '#lib/queries/channels.query.ts'
import { useSession } from '#lib/session.ts'
import { useChange } from '#lib/use-change.ts'
import { channelKindsQuery } from '#lib/queries/channel-kinds.query.ts'
import { byAddress, TargetFields } from './target-fields.tsx'
import { topicOptions, usualTopics } from './topics.ts'

/** Makes a place for notices, or changes the one it is given. */
export function NoticePlaceDialog({ place, trigger }: { place?: NoticePlace; trigger: ReactNode }) {
  const { workspace } = useSession()
  const { noticePlaces } = api.workspace(workspace.id)
  const { change } = useChange(['notice-places', workspace.id])
  const accounts = useNoticeAccounts()
  const [way, setWay] = useState(place?.channel?.id ?? byAddress)
  return (
    <FormDialog
      trigger={trigger}
      wide
      title={place ? `Change ${place.name}` : 'New place for notices'}
      submit={place ? 'Save' : 'Add the place'}
      schema={bodyOf(updateNoticePlace)}
      read={({ text, number, all }) => ({
        name: text('name'),
        topics: all('topics') as NoticeTopic[],
        waitMinutes: number('waitMinutes'),
        ...targetIn({ way, url: text('target.url'), room: text('room') }, place),
      })}
      onSubmit={(values) =>
        change(
          () =>
            place
              ? noticePlaces.update(place.id, values, place.version)
              : noticePlaces.create({
                  name: values.name ?? '',
                  topics: values.topics ?? [],
                  waitMinutes: values.waitMinutes ?? 60,
                  target: values.target ?? { kind: 'webhook', url: '' },
                  enabled: true,
                }),
          place ? 'Saved' : 'Added: send a test notice to see that it arrives',
        )
      }
    >
      <Field name="name" label="Name" hint="What people here call it, such as Support room.">
        <Input defaultValue={place?.name} maxLength={100} autoFocus />
      </Field>
      <TargetFields place={place} accounts={accounts} way={way} onWay={setWay} />
      <CheckboxGroup
        name="topics"
        legend="Tell there when"
        options={topicOptions}
        defaultValues={place?.topics ?? usualTopics}
      />
      <Field
        name="waitMinutes"
        label="Minutes that count as long"
        hint="Since the customer began to wait for an answer."
      >
        <Input
          type="number"
          min={1}
          max={10_080}
          defaultValue={place?.waitMinutes ?? 60}
          className="max-w-28"
        />
      </Field>
    </FormDialog>
  )
}

/** Nothing where what is kept stays. */
function targetIn(
  { way, url, room }: { way: string; url: string; room: string },
  place: NoticePlace | undefined,
): { target?: NoticeTarget } {
  if (way === byAddress)
    return url === '' && place?.kind === 'webhook' ? {} : { target: { kind: 'webhook', url } }
  const [id = '', ...name] = room.split(' ')
  if (id === '' && place?.channel?.id === way) return {}
  return { target: { kind: 'room', channelId: way, room: { id, name: name.join(' ') } } }
}

/** Connected accounts whose network takes notices. */
function useNoticeAccounts() {
  const { workspace } = useSession()
  const { data: channels = [] } = useQuery(channelsQuery(workspace.id))
  const { data: kinds = [] } = useQuery(channelKindsQuery(workspace.id))
  const able = new Set(kinds.filter(({ notices }) => notices).map(({ kind }) => kind))
  return channels.filter(({ kind, enabled }) => enabled && able.has(kind))
}
