import {
  SlackRefusal,
  type SlackFileData,
  type SlackPerson,
  type SlackPosted,
  type SlackRoomData,
} from './slack-types.ts'

export type SlackWorld = ReturnType<typeof createSlackWorld>

/** A workspace: people, rooms and what is said in them. */
export function createSlackWorld(now: () => Date) {
  const people = new Map<string, SlackPerson>()
  const rooms = new Map<string, SlackRoomData>()
  const files = new Map<string, SlackFileData>()
  let lastMicros = 0
  let count = 0
  const nextId = (letter: string) => `${letter}0${(count += 1).toString(36).toUpperCase().padStart(6, '0')}`

  /** Unique and in order, as Slack's own. */
  function nextTs(): string {
    lastMicros = Math.max(lastMicros + 1, now().getTime() * 1000)
    return `${Math.floor(lastMicros / 1e6)}.${String(lastMicros % 1e6).padStart(6, '0')}`
  }

  function join(name: string, realName: string, isBot = false): SlackPerson {
    const person = { id: nextId('U'), name, realName, isBot }
    people.set(person.id, person)
    return person
  }

  function open(kind: SlackRoomData['kind'], name: string, members: readonly string[]): SlackRoomData {
    const letter = { channel: 'C', group: 'C', im: 'D', mpim: 'C' }[kind]
    const room = {
      id: nextId(letter),
      name,
      kind,
      members: new Set(members),
      messages: new Map<string, SlackPosted>(),
    }
    rooms.set(room.id, room)
    return room
  }

  return {
    people,
    rooms,
    files,
    nextTs,
    join,
    channel: (name: string, members: readonly string[]) => open('channel', name, members),
    group: (name: string, members: readonly string[]) => open('group', name, members),
    several: (members: readonly string[]) => open('mpim', 'mpdm', members),
    imWith(one: string, other: string): SlackRoomData {
      const found = [...rooms.values()].find(
        ({ kind, members }) => kind === 'im' && members.has(one) && members.has(other),
      )
      return found ?? open('im', '', [one, other])
    },
    keepFile(name: string, mimetype: string, content: Uint8Array, external?: string): SlackFileData {
      const file = { id: nextId('F'), name, mimetype, content, ...(external !== undefined && { external }) }
      files.set(file.id, file)
      return file
    },
    roomOf(id: unknown): SlackRoomData {
      const room = rooms.get(String(id))
      if (room === undefined) throw new SlackRefusal('channel_not_found')
      return room
    },
    put(room: SlackRoomData, said: Partial<SlackPosted> & Pick<SlackPosted, 'user' | 'text'>): SlackPosted {
      const message: SlackPosted = {
        ts: nextTs(),
        threadTs: null,
        botId: null,
        files: [],
        edited: null,
        reactions: new Map(),
        metadata: undefined,
        ...said,
      }
      room.messages.set(message.ts, message)
      return message
    },
  }
}
