import type { NoticeWay } from '../notice-way.ts'
import { messageSchema } from './api-types.ts'
import { tsOf } from './catch-up.ts'
import { createSlackClient, type SlackClient } from './client.ts'
import type { SlackCredentials, SlackSettings } from './config.ts'
import { listRooms } from './list-rooms.ts'
import { sentMark } from './mapper.ts'
import { toMrkdwn } from './mrkdwn.ts'

const LONGEST_MS = 24 * 3_600_000
const WAIT_MS = 20_000

/** Rooms are the channels that the app is in; a notice is known again by our own id in its metadata. */
export function slackNotices(root: () => string): NoticeWay<SlackSettings, SlackCredentials> {
  return {
    async rooms({ credentials }, context, signal = AbortSignal.timeout(WAIT_MS)) {
      const client = createSlackClient({ credentials, root: root() }, context)
      return await listRooms(client, signal)
    },
    async post({ credentials }, { id, room, text, again }, context) {
      const client = createSlackClient({ credentials, root: root() }, context)
      const since = new Date(context.clock.now().getTime() - LONGEST_MS)
      if (again && (await stands(client, { id, room, since }))) return
      await client.post({
        channel: room,
        text: toMrkdwn(text),
        unfurl_links: false,
        metadata: { event_type: sentMark, event_payload: { id } },
      })
    },
  }
}

/** Newest first, so it is found on the first page, unless much was said since. */
async function stands(
  client: SlackClient,
  { id, room, since }: { id: string; room: string; since: Date },
): Promise<boolean> {
  const page = await client.history({ channel: room, oldest: tsOf(since), include_all_metadata: true })
  return page.messages.some(
    (raw) => messageSchema.safeParse(raw).data?.metadata?.event_payload?.['id'] === id,
  )
}
