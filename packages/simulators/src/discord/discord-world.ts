import {
  type DiscordFile,
  type DiscordPerson,
  type DiscordPosted,
  DiscordRefusal,
  type DiscordRoom,
} from './discord-types.ts'

export type DiscordWorld = ReturnType<typeof createDiscordWorld>

const EPOCH = 1_420_070_400_000n

/** One server with its people, channels and threads, and private talks beside it. */
export function createDiscordWorld(now: () => Date) {
  const people = new Map<string, DiscordPerson>()
  const rooms = new Map<string, DiscordRoom>()
  const files = new Map<string, DiscordFile>()
  let last = 0n

  /** In order of time, as Discord's own. */
  function nextId(): string {
    const wanted = (BigInt(now().getTime()) - EPOCH) << 22n
    last = wanted > last ? wanted : last + 1n
    return String(last)
  }

  function join(username: string, globalName: string | null = null, bot = false): DiscordPerson {
    const person = { id: nextId(), username, globalName, bot }
    people.set(person.id, person)
    return person
  }

  function open(room: Omit<DiscordRoom, 'messages'>): DiscordRoom {
    const made = { ...room, messages: new Map<string, DiscordPosted>() }
    rooms.set(made.id, made)
    return made
  }

  return {
    guild: { id: nextId(), name: 'The Shop' },
    people,
    rooms,
    files,
    nextId,
    join,
    channel: (name: string) => open({ id: nextId(), type: 0, name, parentId: null, people: [] }),
    /** A thread below a message has its id. */
    threadBelow: (message: DiscordPosted, name: string) =>
      open({ id: message.id, type: 11, name, parentId: message.channelId, people: [] }),
    directWith(one: DiscordPerson, other: DiscordPerson): DiscordRoom {
      const found = [...rooms.values()].find(
        (room) => room.type === 1 && room.people.includes(one) && room.people.includes(other),
      )
      return found ?? open({ id: nextId(), type: 1, name: '', parentId: null, people: [one, other] })
    },
    keepFile(name: string, contentType: string, content: Uint8Array): DiscordFile {
      const file = { id: nextId(), name, contentType, content }
      files.set(file.id, file)
      return file
    },
    roomOf(id = ''): DiscordRoom {
      const room = rooms.get(id)
      if (room === undefined) throw new DiscordRefusal(404, 10_003, 'Unknown Channel')
      return room
    },
    messageOf(room: DiscordRoom, id = ''): DiscordPosted {
      const message = room.messages.get(id)
      if (message === undefined) throw new DiscordRefusal(404, 10_008, 'Unknown Message')
      return message
    },
    put(
      room: DiscordRoom,
      said: Partial<DiscordPosted> & Pick<DiscordPosted, 'author' | 'content'>,
    ): DiscordPosted {
      const rest = { files: [], answers: null, edited: null, nonce: null, reactions: new Map() }
      const message = { ...rest, id: nextId(), channelId: room.id, ...said }
      room.messages.set(message.id, message)
      return message
    },
  }
}
