import { createHashTable, type HashTable, placeOf } from './hash-table.ts'
import { hashWord } from './hash.ts'

export const NO_ROLE = 0
/** Turns what follows around. */
export const NEGATION = 1
/** What comes after it weighs more than what was before. */
export const TURN = 2
export const INTENSIFIER = 3
export const DAMPENER = 4
/** As a hashtag: the writer means the opposite. */
export const IRONY = 5

export interface Roles {
  table: HashTable
  roles: Uint8Array
}

const english: Record<number, string> = {
  [NEGATION]:
    "not no never none nobody nothing nowhere neither nor without hardly barely scarcely lacks lack cannot cant can't dont don't doesnt doesn't didnt didn't isnt isn't arent aren't wasnt wasn't werent weren't wont won't wouldnt wouldn't couldnt couldn't shouldnt shouldn't havent haven't hasnt hasn't hadnt hadn't aint ain't",
  [TURN]: 'but however although though yet',
  [INTENSIFIER]:
    'very really so too extremely absolutely totally completely incredibly super such most entirely fully deeply highly especially particularly damn fucking freaking hella way insanely utterly truly sooo soo',
  [DAMPENER]: 'slightly somewhat kinda sorta little bit almost partly rather fairly marginally',
  [IRONY]: 'sarcasm sarcastic sarcasmo irony ironic ironie not notreally',
}

/** Words of denial in the other languages; of the rest of their grammar the n-grams know more than a list would. */
const elsewhere: Record<string, string> = {
  ar: 'لا لم لن ليس ليست مش مو ما غير بدون بلا',
  de: 'nicht kein keine keinen keinem keiner nie niemals nichts niemand ohne weder',
  es: 'no nunca jamás jamas ni sin nada nadie ningún ninguna tampoco',
  fr: "ne n'est pas jamais sans rien aucun aucune personne ni",
  hi: 'nahi nahin nai na mat bina kabhi',
  it: 'non mai senza niente nulla nessuno nessuna né',
  pt: 'não nao nunca sem nem nada ninguém nenhum nenhuma jamais',
}
const turnsElsewhere: Record<string, string> = {
  ar: 'لكن ولكن بس',
  de: 'aber jedoch doch',
  es: 'pero aunque',
  fr: 'mais',
  hi: 'lekin magar par',
  it: 'ma però',
  pt: 'mas porém',
}

export function createRoles(language: string): Roles {
  const lists =
    language === 'en'
      ? english
      : {
          [NEGATION]: elsewhere[language] ?? '',
          [TURN]: turnsElsewhere[language] ?? '',
          [IRONY]: english[IRONY] ?? '',
        }
  const words = Object.entries(lists).flatMap(([role, list]) =>
    list
      .split(' ')
      .filter((word) => word !== '')
      .map((word) => ({ hash: hashWord(word), role: Number(role) })),
  )
  // "not" denies, and as a hashtag it is irony: the scanner asks for that apart.
  const own = words.filter(({ hash }, index) => words.findIndex((other) => other.hash === hash) === index)
  return {
    table: createHashTable(Int32Array.from(own, ({ hash }) => hash)),
    roles: Uint8Array.from(own, ({ role }) => role),
  }
}

export function roleOf({ table, roles }: Roles, hash: number): number {
  const place = placeOf(table, hash)
  return place < 0 ? NO_ROLE : (roles[place] ?? NO_ROLE)
}

const irony = createHashTable(Int32Array.from((english[IRONY] ?? '').split(' '), hashWord))
export const saysIrony = (hash: number): boolean => placeOf(irony, hash) >= 0
