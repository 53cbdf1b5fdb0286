import {
  type ChannelInput,
  ChannelError,
  createNoticeHook,
  plainContext,
  type RoomNotice,
} from '@hubbub/channels'
import { AppError, errorMessage } from '@hubbub/contracts'
import {
  credentialsContext,
  type NoticeOutlet,
  type NoticeRooms,
  placeContext,
  type Secrets,
} from '@hubbub/domain'
import type { ApiDeps } from '../deps.ts'
import { refuseShutDoor } from './refuse-shut-door.ts'

type NoticeDeps = Pick<ApiDeps, 'channels' | 'store' | 'clock' | 'allowPrivateHosts'> & { secrets: Secrets }

/** What a person has tried while they wait: a notice that is posted now, and the rooms there are. */
export function createNoticeTools(deps: NoticeDeps) {
  const { secrets, clock } = deps
  const hook = createNoticeHook({ allowPrivateHosts: deps.allowPrivateHosts ?? true })
  return {
    noticeOutlet: (workspaceId: string): NoticeOutlet => ({
      async post(place, post) {
        if (place.kind === 'webhook') {
          const url = secrets.open(place.address, placeContext(place.id))
          await hook.post(url, post.text, () => clock.now()).catch(refuseShutDoor)
        } else {
          const { notices, view } = await accountOf(deps, workspaceId, place.channelId ?? '')
          const notice: RoomNotice = { ...post, room: place.room?.id ?? '' }
          await notices.post(view, notice, plainContext({ clock }))
        }
      },
      judge: (error) => ({
        message: errorMessage(error),
        until: error instanceof ChannelError ? error.until : null,
        lasting: true,
      }),
    }),
    noticeRooms: (workspaceId: string): NoticeRooms => ({
      async rooms(channelId) {
        const { notices, view } = await accountOf(deps, workspaceId, channelId)
        return await notices.rooms(view, plainContext({ clock })).catch((error: unknown) => {
          if (!(error instanceof ChannelError)) throw error
          throw new AppError({
            code: 'channel.unreachable',
            kind: 'invalid',
            message: error.message,
            cause: error,
          })
        })
      },
    }),
  }
}

async function accountOf({ channels, store, secrets }: NoticeDeps, workspaceId: string, channelId: string) {
  const channel = await store.transaction(workspaceId, (repositories) =>
    repositories.channels.forWork(channelId),
  )
  const notices = channel === null ? undefined : channels.get(channel.kind)?.notices
  if (channel === null || notices === undefined)
    throw new AppError({
      code: 'channel.no_rooms',
      kind: 'invalid',
      message: 'This channel has no rooms that notices could be posted into',
    })
  const { settings, account, credentials } = channel
  const plain: unknown = JSON.parse(secrets.open(credentials, credentialsContext(channel.id)))
  return { notices, view: { settings, account, credentials: plain } satisfies ChannelInput }
}
