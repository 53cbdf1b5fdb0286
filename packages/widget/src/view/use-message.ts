import type { RefObject } from 'preact'
import { useState } from 'preact/hooks'
import type { ChatView } from '@hubbub/contracts'
import type { Client } from '../create-client.ts'
import { sizeWords } from './size-words.ts'
import { useTyping } from './use-typing.ts'

const MOST_FILES = 5

export interface Writing {
  client: Client
  view: ChatView
  /** Nothing was said yet: what is asked before the first message stands in the form. */
  isNew: boolean
  form: RefObject<HTMLFormElement | null>
}

/** The message that is being written, with its files. The text outlives the page. */
export function useMessage({ client, view, isNew, form }: Writing) {
  const [text, setText] = useState(() => client.keep.load().draft)
  const [files, setFiles] = useState<File[]>([])
  const [wrong, setWrong] = useState<string | null>(null)
  const typing = useTyping(client)
  const isEmpty = text.trim() === '' && files.length === 0
  const write = (next: string) => {
    setText(next)
    client.keep.change({ draft: next })
    typing(next.trim() !== '')
  }
  return {
    text,
    files,
    wrong,
    isEmpty,
    write,
    add(chosen: readonly File[]): void {
      const { fileBytes } = view
      if (fileBytes === null || chosen.length === 0) return
      const tooLarge = chosen.find(({ size }) => size > fileBytes)
      setWrong(tooLarge === undefined ? null : `“${tooLarge.name}” is larger than ${sizeWords(fileBytes)}`)
      setFiles([...files, ...chosen.filter((file) => file !== tooLarge)].slice(0, MOST_FILES))
    },
    remove: (gone: File) => setFiles(files.filter((file) => file !== gone)),
    /** @returns whether it is on its way. */
    send(): boolean {
      if (isEmpty || form.current?.reportValidity() !== true) return false
      if (isNew) client.keep.change({ introduction: introductionOf(form.current) })
      client.sender.say(text.trim(), files)
      write('')
      setFiles([])
      setWrong(null)
      return true
    },
  }
}

function introductionOf(form: HTMLFormElement): { name?: string; email?: string } {
  const said = (field: string) => {
    const input = form.elements.namedItem(field)
    return input instanceof HTMLInputElement ? input.value.trim() : ''
  }
  const [name, email] = [said('name'), said('email')]
  return { ...(name !== '' && { name }), ...(email !== '' && { email }) }
}
