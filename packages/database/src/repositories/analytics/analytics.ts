import type { CountedMonitor } from '@hubbub/contracts'
import type { AnalyticsRepository } from '@hubbub/domain'
import { readCountries } from './countries.ts'
import { Prisma, rows, type Transaction, uuids } from '../transaction.ts'
import { readEdits, readGaps } from './coverage.ts'
import { foldTallies } from './fold-tallies.ts'
import { readAuthors, readMatched, readSample } from './matched.ts'
import { readBins, readFilteredBins, readHeardSince, readStretches, readTally } from './tallies.ts'

export function createAnalyticsRepository(tx: Transaction, workspaceId: string): AnalyticsRepository {
  const w = Prisma.sql`${workspaceId}::uuid`
  return {
    fold: async (most) => await foldTallies(tx, w, most),
    tally: async (asked, by, timeZone) => await readTally(tx, w, { asked, by, timeZone }),
    heardSince: async () => await readHeardSince(tx, w),
    stretches: async (span, unit, timeZone) => await readStretches(tx, { span, unit, timeZone }),
    binsOf: async (monitorId, span) => await readBins(tx, w, monitorId, span),
    filteredBinsOf: async (monitorId, asked) => await readFilteredBins(tx, w, monitorId, asked),
    monitors: async (ids, { memberId, teamIds }) =>
      await rows<CountedMonitor>(
        tx,
        Prisma.sql`SELECT o.id, o.name, o.kind FROM monitor o WHERE o.workspace_id = ${w} AND ${ids === null ? Prisma.sql`true` : Prisma.sql`o.id = ANY(${uuids(ids)})`} AND o.state <> 'removing'
          AND (o.sharing = 'workspace' OR o.owner_id = ${memberId}::uuid OR (o.sharing = 'team' AND o.team_id = ANY(${uuids(teamIds)})))
          ORDER BY o.name, o.id`,
      ),
    countries: async (monitorId, span) => await readCountries(tx, w, { monitorId, ...span }),
    sample: async (monitorId, slices, ask) => await readSample(tx, w, monitorId, { slices, ...ask }),
    authors: async (monitorId, span, ask) => await readAuthors(tx, w, monitorId, { span, ...ask }),
    matched: async (scope, asked, page) => await readMatched(tx, w, { scope, asked, page }),
    gaps: async (span) => await readGaps(tx, w, span),
    edits: async (monitorIds, span) => await readEdits(tx, w, monitorIds, span),
  }
}
