import type { BulkAnswer, BulkAnswerContent } from '@hubbub/contracts'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api } from '#lib/api.ts'
import { incidentsKey } from './incidents.query.ts'

const open: ReadonlySet<string> = new Set(['waiting', 'leaving', 'held'])
export const isUnderWay = ({ items }: BulkAnswer): boolean => items.some(({ state }) => open.has(state))

/** What its conversations were answered together; followed while replies are under way. */
export const bulkAnswersQuery = (workspaceId: string, incidentId: string) =>
  queryOptions({
    queryKey: [...incidentsKey(workspaceId), 'answers', incidentId],
    queryFn: ({ signal }) => api.workspace(workspaceId).incidents.answers(incidentId, signal),
    select: (page) => page.items,
    refetchInterval: ({ state: { data } }) => (data?.items.some(isUnderWay) === true ? 2_000 : false),
  })

export const answerPreviewQuery = (
  workspaceId: string,
  incidentId: string,
  answer: BulkAnswerContent & { conversationIds: string[]; mentionIds: string[] },
) =>
  queryOptions({
    queryKey: ['answer-preview', workspaceId, incidentId, answer],
    queryFn: ({ signal }) => api.workspace(workspaceId).incidents.previewAnswer(incidentId, answer, signal),
    select: (page) => page.items,
    placeholderData: keepPreviousData,
    enabled: answer.conversationIds.length + answer.mentionIds.length > 0,
    retry: false,
  })
