import type { NoticePlace, NoticeTopic, Room } from '@hubbub/contracts'

/** A place as it is kept. */
export interface KeptPlace {
  id: string
  name: string
  kind: 'room' | 'webhook'
  channelId: string | null
  room: Room | null
  host: string | null
  /** Sealed. */
  address: string
  topics: NoticeTopic[]
  waitMinutes: number
  enabled: boolean
  version: number
}
export type PlaceChange = Partial<Omit<KeptPlace, 'id' | 'version'>>

export interface NewNotice {
  id: string
  /** The fact it tells of: it is told once in each place. */
  key: string
  topic: NoticeTopic | 'test'
  subject: string
  state: string | null
  words: string
  /** Of the page here that shows it. */
  path: string | null
  at: Date
}

/** What is posted together. */
export interface NoticeBundle {
  postId: string
  notices: Pick<NewNotice, 'words' | 'path'>[]
  /** It was tried before, and may stand there already. */
  again: boolean
}

export type PostEnd =
  | { kind: 'posted'; at: Date; restsUntil: Date }
  | { kind: 'failed'; at: Date; restsUntil: Date; error: string }

export interface NoticedConversation {
  id: string
  number: number
  subject: string
  contact: string
  channel: string
  assignee: string | null
  waitingSince: Date | null
}
export interface NoticedGap {
  id: string
  channelId: string
  channel: string
  from: Date
  to: Date
  reason: string
}

export interface NoticeRepository {
  list(): Promise<NoticePlace[]>
  find(id: string): Promise<NoticePlace | null>
  lock(id: string): Promise<KeptPlace | null>
  insert(place: Omit<KeptPlace, 'version'>): Promise<void>
  update(id: string, change: PlaceChange): Promise<void>
  remove(id: string): Promise<void>
  /** The addresses that are kept, as they are sealed. */
  sealed(): Promise<Pick<KeptPlace, 'id' | 'address'>[]>
  /** False where it was given another meanwhile. What people see of it stays as it is. */
  replaceAddress(id: string, address: { from: string; to: string }): Promise<boolean>
  /** Those in use that want to be told of any of these. */
  wanting(topics: readonly NoticeTopic[]): Promise<KeptPlace[]>
  /** One whose fact is told there already is passed over. @returns how many are new. */
  add(placeId: string, notices: readonly NewNotice[]): Promise<number>
  /** In which state a thing was when it was last told of there. */
  lastState(placeId: string, subject: string): Promise<string | null>
  /** Takes what is to be told now, or what was left in the middle; null where there is nothing, or somebody else is at it. */
  claim(
    placeId: string,
    claim: { postId: string; now: Date; until: Date; saidBefore: Date; max: number },
  ): Promise<NoticeBundle | null>
  /** @returns whether that is news: it fails now, or goes again. */
  settle(placeId: string, postId: string, end: PostEnd): Promise<boolean>
  conversations(ids: readonly string[]): Promise<NoticedConversation[]>
  /** Open ones of which nobody was told there that they wait. */
  waitingLong(
    placeId: string,
    since: { before: Date; after: Date; max: number },
  ): Promise<NoticedConversation[]>
  channels(ids: readonly string[]): Promise<{ id: string; name: string; lastError: string | null }[]>
  /** Found after the place was made. */
  gaps(placeId: string, foundAfter: Date): Promise<NoticedGap[]>
  letters(ids: readonly string[]): Promise<{ id: string; job: string; error: string }[]>
}

/** One text to one place. `again`: an attempt before this one was cut off. */
export interface NoticePost {
  id: string
  text: string
  again: boolean
}

/** The way out to places. */
export interface NoticeOutlet {
  post(place: KeptPlace, post: NoticePost): Promise<void>
  /** When it may be tried again, and what went wrong in the network's own words. */
  judge(error: unknown): { message: string; until: Date | null; lasting: boolean }
}

/** What an account offers for notices. Throws `notice.no_rooms` where it has none. */
export interface NoticeRooms {
  rooms(channelId: string): Promise<Room[]>
}
