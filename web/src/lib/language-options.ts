import type { ComboboxOption } from '#components/combobox.tsx'
import { languageName } from '#lib/language-name.ts'

const codes = [
  'ar',
  'cs',
  'da',
  'de',
  'en',
  'es',
  'fi',
  'fr',
  'hi',
  'hu',
  'id',
  'it',
  'ja',
  'ko',
  'nl',
  'no',
  'pl',
  'pt',
  'ro',
  'ru',
  'sv',
  'th',
  'tr',
  'uk',
  'vi',
  'zh',
]

export const languageOptions: readonly ComboboxOption[] = codes
  .map((value) => ({ value, label: languageName(value), hint: value }))
  .toSorted((a, b) => a.label.localeCompare(b.label))
