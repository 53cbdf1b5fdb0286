import { channelKinds } from './channel-kinds.ts'
import { type Parts, pieceOf } from './builder.ts'
import { ChoicesField } from '#components/choices-field.tsx'
import { languageOptions } from '#lib/language-options.ts'
import { WordsField } from './words-field.tsx'
import { useDirectory } from '#lib/use-directory.ts'

/** A query without syntax. */
export function Builder({ parts, onChange }: { parts: Parts; onChange: (parts: Parts) => void }) {
  const { channels } = useDirectory()
  const set = (name: keyof Parts) => (words: string[]) => onChange({ ...parts, [name]: words })
  return (
    <div className="space-y-4">
      <WordsField
        label="Any of these"
        hint="One of them is enough: your name, how people write it, hashtags. Several words are a phrase."
        placeholder="acme, #acme, acme shoes"
        words={parts.any}
        read={pieceOf}
        onChange={set('any')}
      />
      <WordsField
        label="All of these"
        hint="Each must be there as well."
        placeholder="refund"
        words={parts.all}
        read={pieceOf}
        onChange={set('all')}
      />
      <WordsField
        label="None of these"
        hint="What has one of them means something else."
        placeholder="jobs, we are hiring"
        words={parts.none}
        read={pieceOf}
        onChange={set('none')}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <ChoicesField
          label="Sources"
          none="Every source"
          options={channelKinds(channels)}
          chosen={parts.channels}
          onChange={set('channels')}
        />
        <ChoicesField
          label="Languages"
          none="Every language"
          options={languageOptions}
          chosen={parts.languages}
          onChange={set('languages')}
        />
      </div>
    </div>
  )
}
