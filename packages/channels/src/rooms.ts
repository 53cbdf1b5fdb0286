import type { ChannelAccount, PublishField, Room } from '@hubbub/contracts'
import { z } from 'zod'
import { postField } from './new-post.ts'

/** More than anybody looks through in a list. */
const MOST = 200
const factsSchema = z.object({ rooms: z.array(z.object({ id: z.string(), name: z.string() })) })

/** Those that the last check found the account in. */
export const roomsOf = (account: ChannelAccount | null): Room[] =>
  (factsSchema.safeParse(account?.facts).data?.rooms ?? []).slice(0, MOST)

const inLast = { label: 'Channel', hint: 'Those that the account was in when its settings were last saved.' }

export const inOrder = (rooms: readonly Room[]) => rooms.toSorted((a, b) => a.name.localeCompare(b.name))

/** In which of them a post of our own shall stand. */
export const roomField = (
  rooms: readonly Room[],
  { label, hint }: { label: string; hint: string } = inLast,
): PublishField =>
  postField('room', label, {
    input: 'select',
    options: rooms.map(({ id, name }) => ({ value: id, label: name })),
    required: true,
    initial: rooms[0]?.id ?? '',
    place: true,
    hint,
  })
