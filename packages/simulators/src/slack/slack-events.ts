import type { SlackApp } from './slack-app.ts'
import { messageOf } from './slack-shape.ts'
import type { SlackPerson, SlackPosted, SlackRoomData } from './slack-types.ts'
import type { SlackWorld } from './slack-world.ts'

export type SlackEvents = ReturnType<typeof createSlackEvents>

/** What the Events API tells every app of what happens in its rooms. */
export function createSlackEvents(world: SlackWorld, apps: ReadonlyMap<string, SlackApp>, url: () => string) {
  const seen = (message: SlackPosted, room: SlackRoomData) => messageOf(message, { room, url: url() })
  const listeners = (room: SlackRoomData) => [...apps.values()].filter(({ bot }) => room.members.has(bot.id))

  function tell(room: SlackRoomData, event: object) {
    const at = { channel: room.id, channel_type: room.kind, event_ts: world.nextTs() }
    for (const app of listeners(room)) app.tell({ ...event, ...at })
  }

  return {
    said(message: SlackPosted, room: SlackRoomData) {
      tell(room, seen(message, room))
      for (const app of listeners(room)) {
        if (!message.text.includes(`<@${app.bot.id}>`)) continue
        const { user, ts, text, ...rest } = seen(message, room)
        const thread =
          'thread_ts' in rest && rest.thread_ts !== undefined ? { thread_ts: rest.thread_ts } : {}
        app.tell({ type: 'app_mention', user, ts, text, ...thread, channel: room.id, event_ts: ts })
      }
    },
    edited(message: SlackPosted, room: SlackRoomData, text: string) {
      const before = seen(message, room)
      Object.assign(message, { text, edited: world.nextTs() })
      const changed = { message: seen(message, room), previous_message: before }
      tell(room, { type: 'message', subtype: 'message_changed', hidden: true, ...changed })
    },
    gone(message: SlackPosted, room: SlackRoomData) {
      const gone = { deleted_ts: message.ts, previous_message: seen(message, room) }
      tell(room, { type: 'message', subtype: 'message_deleted', hidden: true, ...gone })
    },
    reacted(message: SlackPosted, room: SlackRoomData, { by, name }: { by: SlackPerson; name: string }) {
      message.reactions.set(name, (message.reactions.get(name) ?? new Set()).add(by.id))
      const item = { type: 'message', channel: room.id, ts: message.ts }
      const event = { type: 'reaction_added', user: by.id, reaction: name, item_user: message.user, item }
      for (const app of listeners(room)) app.tell({ ...event, event_ts: world.nextTs() })
    },
  }
}
