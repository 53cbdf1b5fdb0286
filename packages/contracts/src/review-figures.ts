import type { IncidentDetail } from './entities/incident.ts'
import { minuteWords } from './minute-words.ts'

/** What an incident is held against afterwards, in words. */
export function reviewFigures({
  figures,
  conversations,
  peakScore,
  alerts,
  tasks,
}: Pick<IncidentDetail, 'figures' | 'conversations' | 'peakScore' | 'alerts' | 'tasks'>): [
  name: string,
  value: string,
][] {
  const done = tasks.filter(({ doneAt }) => doneAt !== null).length
  return [
    ['Until acknowledged', minutes(figures.toAcknowledged)],
    ['Until somebody had it', minutes(figures.toOwned)],
    ['Until the first public word', minutes(figures.toFirstReply)],
    ['Until the first statement', minutes(figures.toStatement)],
    ['Until contained', minutes(figures.toContained)],
    ['Until resolved', minutes(figures.toResolved)],
    ['Highest score', `${Math.round(peakScore)} of 100`],
    ['Highest five minutes', figures.peakVelocity === null ? '–' : `${figures.peakVelocity} mentions`],
    ['Answered', answeredWords(figures.answered, conversations)],
    ['Tasks done', `${done} of ${tasks.length}`],
    ['Alerts', String(alerts)],
  ]
}

const minutes = (value: number | null): string => (value === null ? '–' : minuteWords(value))

const answeredWords = (answered: number, of: number): string =>
  of === 0 ? 'no conversations' : `${answered} of ${of} (${Math.round((100 * answered) / of)} %)`
