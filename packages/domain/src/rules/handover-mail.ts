import type { UnheardAnswer, UnheardAnswers } from '../ports/handover.ts'
import { composeReply, type ReplyEnvelope } from './reply-envelope.ts'

export interface HandoverMail {
  envelope: ReplyEnvelope
  /** Of the files of the answers, those that go along. */
  fileIds: string[]
}

/** What mail servers take with certainty, encoded as it is on its way. */
const MOST_BYTES = 14_000_000

interface Given {
  /** Unique part of the Message-ID. */
  id: string
  threadToken: string
  /** Where the chat goes on; null where it cannot be reached. */
  link: string | null
}

/**
 * Answers of a chat as one mail. Nothing of what the visitor wrote stands in it: who types a stranger's address could
 * say anything to them in our name.
 */
export function handoverMail(unheard: UnheardAnswers, { id, threadToken, link }: Given): HandoverMail {
  const { visitor, chat, mailbox, signature, answers, refs } = unheard
  const files = answers.flatMap((answer) => answer.files)
  const fit = files.reduce((sum, { size }) => sum + size, 0) <= MOST_BYTES
  const title = chat.title === '' ? mailbox.fromName || mailbox.address : chat.title
  const subject = `Your chat with ${title}`
  const envelope = composeReply(
    {
      channel: { address: mailbox.address, fromName: fromName(unheard, title) },
      last: null,
      refs,
    },
    {
      id,
      threadToken,
      plusAddressing: mailbox.plusAddressing,
      subject,
      text: [
        ...wordsOf(answers, chat.names),
        ...(fit || files.length === 0 ? [] : [`In the chat: ${files.map((one) => one.filename).join(', ')}`]),
        ...(signature.trim() === '' ? [] : [`-- \n${signature.trim()}`]),
        foot(link),
      ].join('\n\n'),
      to: [addressOf(visitor)],
    },
  )
  return {
    envelope: { ...envelope, subject: refs.length === 0 ? subject.slice(0, 500) : envelope.subject },
    fileIds: fit ? files.map((file) => file.id) : [],
  }
}

const addressOf = ({ name, email }: UnheardAnswers['visitor']) => {
  const plain = (name ?? '').replaceAll(/["<>\\\r\n]/g, ' ').trim()
  return plain === '' ? email : `"${plain}" <${email}>`
}

/** A person's name where visitors are told it and one person has answered. */
function fromName({ chat, mailbox, answers }: UnheardAnswers, title: string): string {
  const house = mailbox.fromName || title
  const names = new Set(answers.map(({ author }) => author.name))
  const [name = ''] = names
  return chat.names && names.size === 1 && name !== '' ? `${name} (${house})` : house
}

/** Of several people it says who said what. */
function wordsOf(answers: readonly UnheardAnswer[], isNamed: boolean): string[] {
  const several = isNamed && new Set(answers.map(({ author }) => author.name)).size > 1
  return answers.flatMap(({ text, author }) => {
    if (text.trim() === '') return []
    return [several ? `${author.name}:\n${text.trim()}` : text.trim()]
  })
}

const foot = (link: string | null) =>
  [
    'You wrote to us in our chat and had left when we answered. Just answer this mail: it is read by the same people and stands in the chat, too.',
    ...(link === null ? [] : [`Or go on in the chat: ${link}`]),
  ].join('\n')
