import type { NoticePlace } from '@hubbub/contracts'
import type { KeptPlace, NoticeRepository, PlaceChange } from '@hubbub/domain'
import { createNoticeFactsRepository } from './notice-facts.ts'
import { createNoticePostsRepository } from './notice-posts.ts'
import { firstRow, Prisma, rows, type Transaction } from './transaction.ts'

const columns = Prisma.sql`p.id, p.name, p.kind, p.channel_id AS "channelId", p.room_id AS "roomId", p.room_name AS "roomName",
  p.host, p.topics, p.wait_minutes AS "waitMinutes", p.enabled, p.version`
const keptColumns = Prisma.sql`${columns}, p.address`

interface PlaceRow extends Omit<KeptPlace, 'room'> {
  roomId: string | null
  roomName: string | null
}
interface ShownRow extends Omit<PlaceRow, 'address'> {
  channelName: string | null
  waiting: bigint
  lastPostedAt: Date | null
  lastFailedAt: Date | null
  lastError: string | null
  createdAt: Date
}

const roomIn = ({ roomId, roomName }: Pick<PlaceRow, 'roomId' | 'roomName'>) =>
  roomId === null ? null : { id: roomId, name: roomName ?? roomId }

function toKept({ roomId, roomName, ...place }: PlaceRow): KeptPlace {
  return { ...place, room: roomIn({ roomId, roomName }) }
}

function toShown({ roomId, roomName, channelId, channelName, ...row }: ShownRow): NoticePlace {
  return {
    ...row,
    room: roomIn({ roomId, roomName }),
    channel: channelId === null ? null : { id: channelId, name: channelName ?? '' },
    waiting: Number(row.waiting),
    lastPostedAt: row.lastPostedAt?.toISOString() ?? null,
    lastFailedAt: row.lastFailedAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
  }
}

/** Where people are told of things outside of Hubbub, and what is to be told. */
export function createNoticeRepository(tx: Transaction, workspaceId: string): NoticeRepository {
  const w = Prisma.sql`${workspaceId}::uuid`
  const place = (id: string) => ({ workspaceId_id: { workspaceId, id } })
  const shown = (
    where: Prisma.Sql,
  ) => Prisma.sql`SELECT ${columns}, c.name AS "channelName", p.last_posted_at AS "lastPostedAt",
      p.last_failed_at AS "lastFailedAt", p.last_error AS "lastError", p.created_at AS "createdAt",
      (SELECT count(*) FROM notice n WHERE n.workspace_id = p.workspace_id AND n.place_id = p.id AND n.posted_at IS NULL) AS waiting
    FROM notice_place p LEFT JOIN channel c ON c.workspace_id = p.workspace_id AND c.id = p.channel_id
    WHERE p.workspace_id = ${w} AND ${where} ORDER BY lower(p.name), p.id`
  return {
    list: async () => (await rows<ShownRow>(tx, shown(Prisma.sql`true`))).map(toShown),
    find: async (id) => {
      const row = await firstRow<ShownRow>(tx, shown(Prisma.sql`p.id = ${id}::uuid`))
      return row === null ? null : toShown(row)
    },
    sealed: async () =>
      await rows<Pick<KeptPlace, 'id' | 'address'>>(
        tx,
        Prisma.sql`SELECT id, address FROM notice_place WHERE workspace_id = ${w} AND address <> '' ORDER BY id`,
      ),
    replaceAddress: async (id, { from, to }) =>
      (await tx.$executeRaw`UPDATE notice_place SET address = ${to}
        WHERE workspace_id = ${w} AND id = ${id}::uuid AND address = ${from}`) > 0,
    lock: async (id) => {
      const row = await firstRow<PlaceRow>(
        tx,
        Prisma.sql`SELECT ${keptColumns} FROM notice_place p WHERE p.workspace_id = ${w} AND p.id = ${id}::uuid FOR UPDATE`,
      )
      return row === null ? null : toKept(row)
    },
    insert: async ({ room, ...kept }) => {
      await tx.noticePlace.create({
        data: { workspaceId, ...kept, roomId: room?.id ?? null, roomName: room?.name ?? null },
      })
    },
    update: async (id, change) => {
      await tx.noticePlace.update({
        where: place(id),
        data: { ...dataOf(change), version: { increment: 1 } },
      })
    },
    remove: async (id) => {
      await tx.noticePlace.delete({ where: place(id) })
    },
    wanting: async (topics) => {
      const found = await rows<PlaceRow>(
        tx,
        Prisma.sql`SELECT ${keptColumns} FROM notice_place p
          WHERE p.workspace_id = ${w} AND p.enabled AND p.topics && ${[...topics]}::text[] ORDER BY p.id`,
      )
      return found.map(toKept)
    },
    ...createNoticePostsRepository(tx, workspaceId),
    ...createNoticeFactsRepository(tx, workspaceId),
  }
}

/** Changed by a person, it is tried again at once. */
function dataOf({ room, ...change }: PlaceChange) {
  return {
    ...change,
    ...(room !== undefined && { roomId: room?.id ?? null, roomName: room?.name ?? null }),
    restsUntil: null,
    failures: 0,
  }
}
