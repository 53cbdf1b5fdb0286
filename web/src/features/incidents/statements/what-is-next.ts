import type { Statement } from '@hubbub/contracts'
import { exactTime } from '#lib/time/time-ago.ts'
import { clockTime } from '#lib/time/day-label.ts'

/** Who has to do what, in a sentence or two. */
export function whatIsNext({ state, approvals, publications }: Statement): string {
  const [approval] = approvals
  if (approval === undefined || state === 'draft') return 'Nobody is asked to approve it.'
  const by = approval.decidedBy?.name ?? ''
  switch (state) {
    case 'asked': {
      const seen = approval.people.filter(({ seenAt }) => seenAt !== null).map(({ member }) => member.name)
      const saw = seen.length === 0 ? 'not seen yet' : `seen by ${seen.join(' and ')}`
      const then =
        approval.backup === null || approval.backupAt === null
          ? ''
          : `; ${approval.backup.name} from ${clockTime(approval.backupAt)} on`
      return `${approval.approver.name} is asked${then}, ${saw}.`
    }
    case 'refused':
      return `${by} refused it: ${approval.reason}`
    case 'lapsed':
      return publications.some(({ approvalId }) => approvalId === approval.id)
        ? 'It was published; its approval is over.'
        : 'Its approval is over: it cannot be published any more.'
    default: {
      const until = approval.expiresAt === null ? '' : ` until ${exactTime(approval.expiresAt)}`
      const isOut = publications.some(({ approvalId }) => approvalId === approval.id)
      return `Approved by ${by}. ${isOut ? 'More accounts can publish it' : 'It can be published'}${until}.`
    }
  }
}
