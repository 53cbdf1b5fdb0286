import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api } from '#lib/api.ts'
import { accuracyKey, adjustmentKey, correctionsKey, marksKey, scorerKey } from '#lib/sentiment/keys.ts'

export const marksQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: marksKey(workspaceId),
    queryFn: ({ signal }) => api.workspace(workspaceId).sentiment.marks(signal),
    select: (page) => page.items,
  })

export const accuracyQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: accuracyKey(workspaceId),
    queryFn: ({ signal }) => api.workspace(workspaceId).sentiment.accuracy(signal),
    // Scorers are measured a while after the last correction, and no event tells of it.
    refetchInterval: 5_000,
  })

export const adjustmentQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: adjustmentKey(workspaceId),
    queryFn: ({ signal }) => api.workspace(workspaceId).sentiment.adjustment(signal),
    // It is learned a while after the last correction, and no event tells of it.
    refetchInterval: 10_000,
  })

export const scorerQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: scorerKey(workspaceId),
    queryFn: ({ signal }) => api.workspace(workspaceId).sentiment.scorer(signal),
    // How it fares is told by no event.
    refetchInterval: 10_000,
  })

export const correctionsQuery = (workspaceId: string) =>
  infiniteQueryOptions({
    queryKey: correctionsKey(workspaceId),
    queryFn: ({ pageParam, signal }) =>
      api.workspace(workspaceId).sentiment.corrections({ limit: 20, cursor: pageParam ?? undefined }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.cursor,
  })

export interface PreviewedRule {
  phrase: string
  brandId: string | null
  monitorId: string | null
}

export const rulePreviewQuery = (workspaceId: string, rule: PreviewedRule) =>
  queryOptions({
    queryKey: ['sentiment-rule-preview', workspaceId, rule],
    queryFn: ({ signal }) => api.workspace(workspaceId).sentiment.previewRule(rule, signal),
    enabled: rule.phrase.trim().length >= 2,
    staleTime: 30_000,
  })
