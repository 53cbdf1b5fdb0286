import { ChannelError, type NoticeHook } from '@hubbub/channels'
import { errorMessage } from '@hubbub/contracts'
import { type KeptPlace, type NoticeOutlet, placeContext } from '@hubbub/domain'
import { channelOf, contextOf, type SessionDeps, viewOf, type WorkerDeps } from '@hubbub/worker'

export type OutletDeps = Pick<WorkerDeps, 'store' | 'producer' | 'clock' | 'ids' | 'database'> & SessionDeps

/** The way out to the places of one workspace: into a room by its account, or to an address. */
export function createNoticeOutlet(deps: OutletDeps, hook: NoticeHook, workspaceId: string): NoticeOutlet {
  const { store, secrets, clock } = deps

  async function intoRoom(
    { channelId, room }: KeptPlace,
    post: { id: string; text: string; again: boolean },
  ) {
    const channel =
      channelId === null
        ? null
        : await store.transaction(workspaceId, ({ channels }) => channels.forWork(channelId))
    if (channel === null || room === null || !channel.enabled)
      throw new ChannelError({ class: 'reauthorize', message: 'The account is disconnected or paused' })
    const { notices } = channelOf(deps.channels, channel.kind)
    if (notices === undefined)
      throw new ChannelError({ class: 'rejected', message: 'This kind of channel takes no notices' })
    const context = contextOf(deps, { workspaceId, channel })
    await notices.post(viewOf(secrets, channel), { ...post, room: room.id }, context)
  }

  return {
    async post(place, post) {
      if (await store.transaction(workspaceId, async ({ settings }) => await settings.isDrill())) return
      if (place.kind === 'room') await intoRoom(place, post)
      else await hook.post(secrets.open(place.address, placeContext(place.id)), post.text, () => clock.now())
    },
    judge(error) {
      const isTheirs = error instanceof ChannelError
      const lasting = isTheirs && (error.class === 'rejected' || error.class === 'reauthorize')
      return { message: errorMessage(error), until: isTheirs ? error.until : null, lasting }
    },
  }
}
