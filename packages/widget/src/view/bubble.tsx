import type { ChatFile } from '@hubbub/contracts'
import { piecesOf } from '../rules/links.ts'
import { Avatar } from './avatar.tsx'
import { FileIcon } from './icons.tsx'
import type { MessageLine } from './lines.ts'
import { sizeWords } from './size-words.ts'
import { timeOf } from './times.ts'

interface Props {
  line: MessageLine
  /** The address of the chat. */
  base: string
  names: boolean
  /** What became of it, where that is known. */
  receipt: string | null
}

export function Bubble({ line: { message, first, last }, base, names, receipt }: Props) {
  const { from, author, text, files, deleted, at, byMail } = message
  const mine = from === 'visitor'
  const who = author ?? 'Answer'
  return (
    <div class={`row ${mine ? 'mine' : 'theirs'}${first ? ' first' : ''}`}>
      {!mine && names && (last ? <Avatar name={who} /> : <span class="avatar none" />)}
      <div class="column">
        <span class="hidden">{mine ? 'You' : who}: </span>
        {first && !mine && author !== null && (
          <p class="author" aria-hidden="true">
            {author}
          </p>
        )}
        {deleted && <p class="bubble deleted">This message was taken back</p>}
        {text.trim() !== '' && (
          <p class="bubble">
            <Words text={text} />
          </p>
        )}
        {files.map((file) => (
          <File key={file.url} file={file} base={base} />
        ))}
        {last && (
          <p class="time">
            <time dateTime={at}>{timeOf(at)}</time>
            {byMail && ' · by mail'}
            {receipt !== null && ` · ${receipt}`}
          </p>
        )}
      </div>
    </div>
  )
}

export const Words = ({ text }: { text: string }) => (
  <>
    {piecesOf(text).map(({ text: piece, href }, index) =>
      href === null ? (
        piece
      ) : (
        <a key={index} href={href} target="_blank" rel="noopener noreferrer">
          {piece}
        </a>
      ),
    )}
  </>
)

function File({ file: { name, type, size, url }, base }: { file: ChatFile; base: string }) {
  const href = new URL(url, base).href
  if (/^image\/(png|jpeg|gif|webp|avif)$/.test(type))
    return (
      <a class="picture" href={href} target="_blank" rel="noopener noreferrer">
        <img src={href} alt={name} loading="lazy" />
      </a>
    )
  return (
    <a class="file" href={href} target="_blank" rel="noopener noreferrer">
      <FileIcon />
      <span class="file-name">{name}</span>
      <span class="file-size">{sizeWords(size)}</span>
    </a>
  )
}
