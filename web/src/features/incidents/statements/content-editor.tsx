import { gapsOf, type StatementContent, type StatementText } from '@hubbub/contracts'
import { Plus, Trash2 } from 'lucide-react'
import { useId, useState } from 'react'
import { Button } from '#components/button.tsx'
import { ChannelIcon, networkWord } from '#components/channel-icon.tsx'
import { Combobox } from '#components/combobox.tsx'
import { IconButton } from '#components/icon-button.tsx'
import { Input } from '#components/input.tsx'
import { Textarea } from '#components/textarea.tsx'
import { cn } from '#lib/cn.ts'
import { languageName } from '#lib/language-name.ts'
import { languageOptions } from '#lib/language-options.ts'
import { Meters } from './meters.tsx'
import { useNetworks } from './networks.ts'

interface ContentEditorProps {
  content: StatementContent
  readOnly: boolean
  onChange: (content: StatementContent) => void
}

/** What is said: in each language one text for all, and words of their own for networks that need others. */
export function ContentEditor({ content, readOnly, onChange }: ContentEditorProps) {
  const languages = [...new Set(content.texts.map((text) => text.language))]
  const [chosen, setChosen] = useState(languages[0] ?? 'en')
  const language = languages.includes(chosen) ? chosen : (languages[0] ?? 'en')
  const addLanguage = (value: string) => {
    if (!languages.includes(value))
      onChange({ ...content, texts: [...content.texts, { language: value, network: null, text: '' }] })
    setChosen(value)
  }
  return (
    <div className="space-y-4">
      <Headline content={content} readOnly={readOnly} onChange={onChange} />
      <Gaps content={content} readOnly={readOnly} onChange={onChange} />
      <div className="flex flex-wrap items-center gap-1" role="group" aria-label="Language">
        {languages.map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={one === language}
            onClick={() => setChosen(one)}
            className={cn(
              'rounded-md px-2.5 py-1 text-sm',
              one === language ? 'bg-selected font-medium text-accent' : 'text-muted hover:bg-hover',
            )}
          >
            {languageName(one)}
          </button>
        ))}
        {readOnly ? null : (
          <Combobox
            label="Add a language"
            options={languageOptions}
            selected={languages}
            onSelect={addLanguage}
            trigger={
              <Button size="sm" variant="ghost">
                <Plus /> Language
              </Button>
            }
          />
        )}
      </div>
      <Texts
        key={language}
        language={language}
        content={content}
        readOnly={readOnly}
        onChange={onChange}
        isOnly={languages.length === 1}
      />
    </div>
  )
}

function Headline({ content, readOnly, onChange }: ContentEditorProps) {
  const id = useId()
  return (
    <div className="space-y-1">
      <label htmlFor={id} className="block font-medium">
        Headline <span className="font-normal text-muted">(where a network wants a title)</span>
      </label>
      <Input
        id={id}
        value={content.headline}
        maxLength={200}
        readOnly={readOnly}
        onChange={(event) => onChange({ ...content, headline: event.target.value })}
      />
    </div>
  )
}

/** What stands in the place of each {name}. */
function Gaps({ content, readOnly, onChange }: ContentEditorProps) {
  const id = useId()
  const names = [...new Set([content.headline, ...content.texts.map(({ text }) => text)].flatMap(gapsOf))]
  if (names.length === 0) return null
  return (
    <fieldset>
      <legend className="mb-1 font-medium">To fill in</legend>
      <div className="grid gap-x-3 gap-y-2 sm:grid-cols-2">
        {names.map((name) => {
          const value = content.values[name] ?? ''
          return (
            <div key={name}>
              <label
                htmlFor={`${id}-${name}`}
                className={cn('text-sm', value.trim() === '' ? 'text-danger' : 'text-muted')}
              >
                {`{${name}}`}
                {value.trim() === '' ? ' is missing' : ''}
              </label>
              <Input
                id={`${id}-${name}`}
                value={value}
                maxLength={500}
                readOnly={readOnly}
                onChange={(event) =>
                  onChange({ ...content, values: { ...content.values, [name]: event.target.value } })
                }
              />
            </div>
          )
        })}
      </div>
    </fieldset>
  )
}

function Texts({
  language,
  content,
  readOnly,
  onChange,
  isOnly,
}: ContentEditorProps & { language: string; isOnly: boolean }) {
  const networks = useNetworks()
  const here = content.texts.filter((text) => text.language === language)
  const own = here.flatMap(({ network }) => (network === null ? [] : [network]))
  const free = networks.filter(({ kind }) => !own.includes(kind))
  const isSame = (one: StatementText, network: string | null) =>
    one.language === language && one.network === network
  const write = (network: string | null, text: string) => {
    const known = content.texts.some((one) => isSame(one, network))
    const texts = known
      ? content.texts.map((one) => (isSame(one, network) ? { ...one, text } : one))
      : [...content.texts, { language, network, text }]
    onChange({ ...content, texts })
  }
  const remove = (network: string | null) =>
    onChange({ ...content, texts: content.texts.filter((one) => !isSame(one, network)) })
  const common = here.find(({ network }) => network === null)?.text ?? ''
  return (
    <div className="space-y-4">
      <Text
        network={null}
        text={common}
        readOnly={readOnly}
        onChange={(text) => write(null, text)}
        onRemove={null}
      >
        <Meters networks={free} content={content} language={language} />
      </Text>
      {own.map((network) => (
        <Text
          key={network}
          network={network}
          text={here.find((one) => one.network === network)?.text ?? ''}
          readOnly={readOnly}
          onChange={(text) => write(network, text)}
          onRemove={() => remove(network)}
        >
          <Meters
            networks={networks.filter(({ kind }) => kind === network)}
            content={content}
            language={language}
          />
        </Text>
      ))}
      {readOnly ? null : (
        <div className="flex flex-wrap gap-2">
          <Combobox
            label="Words of its own for"
            empty="All networks have words of their own"
            options={free.map(({ kind }) => ({ value: kind, label: networkWord(kind) }))}
            selected={[]}
            onSelect={(network) => write(network, common)}
            trigger={
              <Button size="sm">
                <Plus /> Other words for a network
              </Button>
            }
          />
          {isOnly ? null : (
            <Button
              size="sm"
              variant="danger-quiet"
              onClick={() =>
                onChange({ ...content, texts: content.texts.filter((one) => one.language !== language) })
              }
            >
              Remove {languageName(language)}
            </Button>
          )}
        </div>
      )}
    </div>
  )
}

interface TextProps {
  network: string | null
  text: string
  readOnly: boolean
  onChange: (text: string) => void
  onRemove: (() => void) | null
  children: React.ReactNode
}

function Text({ network, text, readOnly, onChange, onRemove, children }: TextProps) {
  const id = useId()
  const name = network === null ? 'All networks without words of their own' : networkWord(network)
  return (
    <div className="space-y-1">
      <div className="flex items-center gap-1.5">
        {network === null ? null : <ChannelIcon kind={network} />}
        <label htmlFor={id} className="block font-medium">
          {name}
        </label>
        {onRemove === null || readOnly ? null : (
          <IconButton
            label={`${name}: the common text again`}
            size="sm"
            className="ml-auto"
            onClick={onRemove}
          >
            <Trash2 />
          </IconButton>
        )}
      </div>
      <Textarea
        id={id}
        rows={network === null ? 5 : 3}
        value={text}
        maxLength={20_000}
        readOnly={readOnly}
        className="wrap-anywhere"
        onChange={(event) => onChange(event.target.value)}
      />
      {children}
    </div>
  )
}
