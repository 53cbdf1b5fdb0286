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
  const share = Math.round((100 * figures.answered) / conversations)
  return [
    ['Until acknowledged', minutes(figures.toAcknowledged)],
    ['Until somebody had it', minutes(figures.toOwned)],
    ['Until the first public word', minutes(figures.toFirstReply)],
    ['Until the first statement', minutes(figures.toStatement)],
    ['Until contained', minutes(figures.toContained)],
    ['Until resolved', minutes(figures.toResolved)],
    ['Highest score', `${Math.round(peakScore)} of 100`],
    ['Highest five minutes', figures.peakVelocity === null ? '–' : `${figures.peakVelocity} mentions`],
    [
      'Answered',
      conversations === 0 ? 'no conversations' : `${figures.answered} of ${conversations} (${share} %)`,
    ],
    ['Tasks done', `${done} of ${tasks.length}`],
    ['Alerts', String(alerts)],
  ]
}

const minutes = (value: number | null): string => (value === null ? '–' : minuteWords(value))
