import type { Playbook, PlaybookDetail } from '@hubbub/contracts'
import type { NewPlaybookVersion, PlaybookRepository } from '@hubbub/domain'
import { firstRow, Prisma, rows, type Transaction } from '../transaction.ts'

type Row = Omit<Playbook, 'changedAt'> & { changedAt: Date; text: string }

/** What is done in which kind of incident. */
export function createPlaybookRepository(tx: Transaction, workspaceId: string): PlaybookRepository {
  const w = Prisma.sql`${workspaceId}::uuid`
  const read = async (where: Prisma.Sql, version = Prisma.sql`p.version`) =>
    await rows<Row>(
      tx,
      Prisma.sql`SELECT p.id, p.version, v.content, v.text, v.by AS "changedBy", v.at AS "changedAt" FROM playbook p
        JOIN playbook_version v ON v.workspace_id = p.workspace_id AND v.playbook_id = p.id AND v.version = ${version}
        WHERE p.workspace_id = ${w} AND ${where} ORDER BY lower(p.name), p.id LIMIT 200`,
    )
  const insertVersion = async (
    id: string,
    version: number,
    { text, content, by, at }: NewPlaybookVersion,
  ) => {
    await tx.$executeRaw`INSERT INTO playbook_version (workspace_id, playbook_id, version, text, content, by, at)
      VALUES (${w}, ${id}::uuid, ${version}::int, ${text}, ${JSON.stringify(content)}::jsonb, ${by}, ${at.toISOString()}::timestamptz)`
  }
  const byId = (id: string) => Prisma.sql`p.id = ${id}::uuid`
  return {
    list: async () => (await read(Prisma.sql`true`)).map(toPlaybook),
    find: async (id) => {
      const [row] = await read(byId(id))
      return row === undefined ? null : toPlaybook(row)
    },
    detail: async (id, version) => {
      const [row] = await read(byId(id), version === null ? undefined : Prisma.sql`${version}::int`)
      if (row === undefined) return null
      const versions = await rows<Omit<PlaybookDetail['versions'][number], 'at'> & { at: Date }>(
        tx,
        Prisma.sql`SELECT version, by, at FROM playbook_version WHERE workspace_id = ${w} AND playbook_id = ${id}::uuid
          ORDER BY version DESC LIMIT 100`,
      )
      return {
        ...toPlaybook(row),
        text: row.text,
        versions: versions.map((one) => ({ ...one, at: one.at.toISOString() })),
      }
    },
    lock: async (id) =>
      (
        await firstRow<{ version: number }>(
          tx,
          Prisma.sql`SELECT version FROM playbook WHERE workspace_id = ${w} AND id = ${id}::uuid FOR UPDATE`,
        )
      )?.version ?? null,
    insert: async (id, first) => {
      const isNew =
        await tx.$executeRaw`INSERT INTO playbook (workspace_id, id, name) VALUES (${w}, ${id}::uuid, ${first.content.name})
        ON CONFLICT (workspace_id, lower(name)) DO NOTHING`
      if (isNew > 0) await insertVersion(id, 1, first)
      return isNew > 0
    },
    addVersion: async (id, version, next) => {
      const changed =
        await tx.$executeRaw`UPDATE playbook p SET name = ${next.content.name}, version = ${version}::int
        WHERE p.workspace_id = ${w} AND p.id = ${id}::uuid AND NOT EXISTS (SELECT FROM playbook o
          WHERE o.workspace_id = p.workspace_id AND lower(o.name) = lower(${next.content.name}) AND o.id <> p.id)`
      if (changed > 0) await insertVersion(id, version, next)
      return changed > 0
    },
    remove: async (id) => {
      await tx.$executeRaw`DELETE FROM playbook WHERE workspace_id = ${w} AND id = ${id}::uuid`
    },
  }
}

const toPlaybook = ({ text: _text, changedAt, ...row }: Row): Playbook => ({
  ...row,
  changedAt: changedAt.toISOString(),
})
