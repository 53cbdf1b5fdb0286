import type { BacktestInput } from '@hubbub/api-client'
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api } from '#lib/api.ts'

export const alertRulesKey = (workspaceId: string) => ['alert-rules', workspaceId] as const
export const alertsKey = (workspaceId: string) => ['alerts', workspaceId] as const

export const alertRulesQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: [...alertRulesKey(workspaceId), 'list'],
    queryFn: ({ signal }) => api.workspace(workspaceId).alerts.rules(signal),
    select: (page) => page.items,
    staleTime: 30_000,
  })

export const alertRuleQuery = (workspaceId: string, id: string) =>
  queryOptions({
    queryKey: [...alertRulesKey(workspaceId), 'one', id],
    queryFn: ({ signal }) => api.workspace(workspaceId).alerts.rule(id, signal),
  })

export const ruleMutesQuery = (workspaceId: string, id: string) =>
  queryOptions({
    queryKey: [...alertRulesKey(workspaceId), 'mutes', id],
    queryFn: ({ signal }) => api.workspace(workspaceId).alerts.mutes(id, signal),
    select: (page) => page.items,
  })

export const backtestQuery = (workspaceId: string, asked: BacktestInput) =>
  queryOptions({
    queryKey: ['backtest', workspaceId, asked],
    queryFn: ({ signal }) => api.workspace(workspaceId).alerts.backtest(asked, signal),
    staleTime: 60_000,
    placeholderData: keepPreviousData,
    retry: false,
  })

export const foundAlertsQuery = (workspaceId: string, ruleId?: string) =>
  infiniteQueryOptions({
    queryKey: [...alertsKey(workspaceId), 'list', ruleId ?? null],
    queryFn: ({ pageParam, signal }) =>
      api
        .workspace(workspaceId)
        .alerts.list(
          { limit: 30, ...(ruleId !== undefined && { ruleId }), ...(pageParam && { cursor: pageParam }) },
          signal,
        ),
    initialPageParam: '',
    getNextPageParam: (page) => page.cursor ?? undefined,
  })

export const foundAlertQuery = (workspaceId: string, id: string) =>
  queryOptions({
    queryKey: [...alertsKey(workspaceId), 'one', id],
    queryFn: ({ signal }) => api.workspace(workspaceId).alerts.get(id, signal),
  })
