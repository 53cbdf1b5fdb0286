import { PlainText } from '#components/plain-text.tsx'
import { notePieces } from './note-pieces.ts'

/** A note with the names that it calls set off. */
export function NoteText({ text, mentioned }: { text: string; mentioned: readonly string[] }) {
  return (
    <div className="break-words whitespace-pre-wrap">
      {notePieces(text, mentioned).map((piece) =>
        piece.isName ? (
          <strong key={piece.at} className="rounded-sm bg-note-border/45 px-0.5 font-semibold">
            {piece.text}
          </strong>
        ) : (
          <PlainText key={piece.at} text={piece.text} inline />
        ),
      )}
    </div>
  )
}
