import type { AlertRule } from '@hubbub/contracts'
import type { AboutMonitors, AlertRepository, AlertViewer, KeptAlertRule, RuleMonitor } from '@hubbub/domain'
import { firstRow, Prisma, rows, type Transaction, uuids } from '../transaction.ts'

type Rules = Pick<
  AlertRepository,
  | 'rules'
  | 'rule'
  | 'lockRule'
  | 'insertRule'
  | 'updateRule'
  | 'removeRule'
  | 'lockDueRule'
  | 'keepState'
  | 'postpone'
  | 'monitor'
  | 'seriesOf'
>

type RuleRow = Omit<AlertRule, 'monitor' | 'playbook' | 'mute' | 'judgedTo' | 'lastAlertAt' | 'createdAt'> & {
  mutedUntil: Date | null
  mutedAt: Date | null
  mutedBy: string | null
  muteReason: string | null
  isMuted: boolean
  monitor: AlertRule['monitor']
  playbookId: string | null
  playbookName: string | null
  judgedTo: Date | null
  lastAlertAt: Date | null
  createdAt: Date
}

const settingColumns = Prisma.sql`r.id, r.name, r.filter, r.watch, r.sensitivity, r.severity, r.cooldown_minutes AS "cooldownMinutes",
  r.quiet, r.tell, r.playbook_id AS "playbookId", r.enabled, r.sight, r.judged_to AS "judgedTo", r.version`

const toRule = ({
  playbookId,
  playbookName,
  mutedUntil,
  mutedAt,
  mutedBy,
  muteReason,
  isMuted,
  ...row
}: RuleRow): AlertRule => ({
  ...row,
  mute:
    isMuted && mutedUntil !== null && mutedAt !== null
      ? {
          until: mutedUntil.toISOString(),
          reason: muteReason ?? '',
          by: mutedBy ?? '',
          at: mutedAt.toISOString(),
        }
      : null,
  playbook: playbookId === null ? null : { id: playbookId, name: playbookName ?? '' },
  judgedTo: row.judgedTo?.toISOString() ?? null,
  lastAlertAt: row.lastAlertAt?.toISOString() ?? null,
  createdAt: row.createdAt.toISOString(),
})

/** Whoever sees a monitor sees what is watched in it. */
export const monitorSeen = ({ memberId, teamIds }: AlertViewer) =>
  Prisma.sql`(o.id IS NULL OR o.sharing = 'workspace' OR o.owner_id = ${memberId}::uuid
    OR (o.sharing = 'team' AND o.team_id = ANY(${uuids(teamIds)})))`

/** Of these, and where wanted what is of none. */
export const aboutMonitors = ({ monitorIds, orNone }: Pick<AboutMonitors, 'monitorIds' | 'orNone'>) =>
  Prisma.sql`(o.id = ANY(${uuids(monitorIds)}) OR (${orNone} AND o.id IS NULL))`

const json = (value: unknown) =>
  value === null ? Prisma.sql`NULL::jsonb` : Prisma.sql`${JSON.stringify(value)}::jsonb`

const readKept = async (tx: Transaction, w: Prisma.Sql, where: Prisma.Sql) =>
  await firstRow<KeptAlertRule>(
    tx,
    Prisma.sql`SELECT ${settingColumns}, r.monitor_id AS "monitorId", r.series, r.basis, r.memory, r.looks_from AS "looksFrom",
        r.muted_until AS "mutedUntil"
      FROM alert_rule r WHERE r.workspace_id = ${w} AND ${where}`,
  )

export function createRuleRepository(tx: Transaction, workspaceId: string): Rules {
  const w = Prisma.sql`${workspaceId}::uuid`
  const read = async (viewer: AlertViewer, where: Prisma.Sql) => {
    const found = await rows<RuleRow>(
      tx,
      Prisma.sql`SELECT ${settingColumns}, r.created_at AS "createdAt", p.name AS "playbookName",
          r.muted_until AS "mutedUntil", r.muted_at AS "mutedAt", r.muted_by AS "mutedBy", r.mute_reason AS "muteReason",
          coalesce(r.muted_until > clock_timestamp(), false) AS "isMuted",
          CASE WHEN o.id IS NOT NULL THEN jsonb_build_object('id', o.id, 'name', o.name) END AS monitor,
          s.last AS "lastAlertAt", s.alerts, s.noise
        FROM alert_rule r LEFT JOIN monitor o ON o.workspace_id = r.workspace_id AND o.id = r.monitor_id
        LEFT JOIN playbook p ON p.workspace_id = r.workspace_id AND p.id = r.playbook_id
        CROSS JOIN LATERAL (SELECT max(a.found_at) AS last,
            count(*) FILTER (WHERE a.found_at > now() - interval '30 days')::int AS alerts,
            count(*) FILTER (WHERE a.found_at > now() - interval '30 days' AND EXISTS (SELECT FROM alert_mark k
              WHERE k.workspace_id = a.workspace_id AND k.alert_id = a.id AND k.mark IN ('false-positive', 'not-actionable')))::int AS noise
          FROM alert a WHERE a.workspace_id = r.workspace_id AND a.rule_id = r.id) s
        WHERE r.workspace_id = ${w} AND ${monitorSeen(viewer)} AND ${where} ORDER BY lower(r.name), r.id`,
    )
    return found.map(toRule)
  }
  const kept = async (where: Prisma.Sql) => await readKept(tx, w, where)
  return {
    rules: async (viewer) => await read(viewer, Prisma.sql`true`),
    rule: async (id, viewer) => (await read(viewer, Prisma.sql`r.id = ${id}::uuid`))[0] ?? null,
    lockRule: async (id) => await kept(Prisma.sql`r.id = ${id}::uuid FOR UPDATE`),
    insertRule: async (id, rule, now) => {
      await tx.$executeRaw`INSERT INTO alert_rule (workspace_id, id, name, monitor_id, filter, watch, sensitivity, severity,
          cooldown_minutes, quiet, tell, playbook_id, enabled, created_at, looks_from)
        VALUES (${w}, ${id}::uuid, ${rule.name}, ${rule.monitorId}::uuid, ${json(rule.filter)}, ${json(rule.watch)}, ${rule.sensitivity},
          ${rule.severity}, ${rule.cooldownMinutes}, ${json(rule.quiet)}, ${json(rule.tell)}, ${rule.playbookId ?? null}::uuid, ${rule.enabled}, ${now.toISOString()}::timestamptz,
          ${now.toISOString()}::timestamptz)`
    },
    updateRule: async (id, rule, state) => {
      // What is not named of the state stays.
      const anew =
        state.judgedTo === null
          ? Prisma.sql`, series = NULL, basis = NULL, memory = '{}', sight = NULL, judged_to = NULL, looks_from = clock_timestamp()`
          : Prisma.empty
      await tx.$executeRaw`UPDATE alert_rule SET name = ${rule.name}, monitor_id = ${rule.monitorId}::uuid, filter = ${json(rule.filter)},
          watch = ${json(rule.watch)}, sensitivity = ${rule.sensitivity}, severity = ${rule.severity}, cooldown_minutes = ${rule.cooldownMinutes},
          quiet = ${json(rule.quiet)}, tell = ${json(rule.tell)}, playbook_id = ${rule.playbookId ?? null}::uuid, enabled = ${rule.enabled}, look_at = clock_timestamp(), version = version + 1 ${anew}
        WHERE workspace_id = ${w} AND id = ${id}::uuid`
    },
    removeRule: async (id) => {
      await tx.$executeRaw`DELETE FROM alert_rule WHERE workspace_id = ${w} AND id = ${id}::uuid`
    },
    lockDueRule: async (id) =>
      await kept(
        Prisma.sql`r.id = ${id}::uuid AND r.enabled AND r.look_at <= clock_timestamp() FOR UPDATE SKIP LOCKED`,
      ),
    keepState: async (id, { series, basis, memory, sight, judgedTo }, lookAt) => {
      await tx.$executeRaw`UPDATE alert_rule SET series = ${series === null ? null : Buffer.from(series)}::bytea, basis = ${basis},
          memory = ${json(memory)}, sight = ${json(sight)}, judged_to = ${judgedTo?.toISOString() ?? null}::timestamptz,
          look_at = ${lookAt.toISOString()}::timestamptz
        WHERE workspace_id = ${w} AND id = ${id}::uuid`
    },
    postpone: async (id, seconds) => {
      await tx.$executeRaw`UPDATE alert_rule SET look_at = clock_timestamp() + make_interval(secs => ${seconds}::float8)
        WHERE workspace_id = ${w} AND id = ${id}::uuid`
    },
    seriesOf: async (monitorId) =>
      (
        await firstRow<{ series: Uint8Array }>(
          tx,
          Prisma.sql`SELECT series FROM alert_rule WHERE workspace_id = ${w} AND monitor_id = ${monitorId}::uuid AND series IS NOT NULL
            AND enabled AND filter = '{"channelIds":[],"languages":[]}'::jsonb ORDER BY judged_to DESC, id LIMIT 1`,
        )
      )?.series ?? null,
    monitor: async (id) =>
      await firstRow<RuleMonitor>(
        tx,
        Prisma.sql`SELECT id, name, state, query_version AS "queryVersion", query, brand_id AS "brandId", sharing = 'workspace' AS shared FROM monitor WHERE workspace_id = ${w} AND id = ${id}::uuid`,
      ),
  }
}
