import type { Random } from '../customers/random.ts'
import type { HistoryAuthor } from './authors.ts'

type Words = readonly [string, ...string[]]

/** What people put before and behind what they have to say, so that hardly two say it alike. None of it praises or complains. */
const around = {
  en: {
    before: [
      'Quick note before the train leaves:',
      'Small thing from my kitchen table:',
      'Asked around at work about this.',
      'Monday thoughts, first cup of three:',
      'Two years of notes, page forty:',
      'Replying to everybody who wrote me:',
      'From the category of coffee talk:',
      'Half past seven, rain on the window.',
      'Talking to my brother about beans:',
      'Since several of you wanted to know:',
      'Back from holidays, unpacked, switched on.',
      'Writing this with one hand, cup in the other:',
      'My weekly coffee diary, entry nine:',
      'Notes to self, and to whoever reads along:',
      'Between two calls, so in short:',
      'The kids are at school, time to post:',
      'Saw three people discuss this yesterday.',
      'Long time reader, first time posting here:',
      'Thursday, second breakfast, same subject:',
      'On the ferry with bad reception, so:',
      'Old topic, new attempt to write it down:',
      'For the record, as of this evening:',
    ],
    behind: [
      'More about it on Friday when I have pictures.',
      'My neighbour upstairs says the same thing.',
      'Third year with this household, for context.',
      'We use filtered water and a small scale.',
      'That is all from me, over to you.',
      'How do the rest of you handle it?',
      'I wrote the date into our shared calendar.',
      'Medium grind, ninety three degrees, as always.',
      'The cat slept through all of it.',
      'Posting mainly so that I remember later.',
      'Ask me again when winter is over.',
      'Tagging my sister because she asked twice.',
      'The bag stands next to the toaster now.',
      'We are four people and drink six cups.',
      'Bought in spring, used every single day.',
      'Will report back after the weekend trip.',
      'Cup number two while I type this.',
      'Our office kitchen votes on this every quarter.',
      'No photo today, the light is gone already.',
      'Curious what people in other cities say.',
      'Same experience at my parents last month.',
      'Now back to the spreadsheet I was avoiding.',
    ],
  },
  de: {
    before: [
      'Kurze Notiz aus der Küche:',
      'Montagmorgen, erste Tasse von dreien:',
      'Weil mehrere gefragt haben:',
      'Zwischen zwei Terminen schnell getippt:',
      'Am Frühstückstisch kam das Thema auf:',
      'Mein Kaffeetagebuch, Seite zwölf:',
    ],
    behind: [
      'Am Wochenende schreibe ich mehr dazu.',
      'Meine Nachbarin sieht das genauso.',
      'Wir sind vier Leute und trinken sechs Tassen.',
      'Wie macht ihr das bei euch?',
      'Mittlerer Mahlgrad, gefiltertes Wasser, wie immer.',
      'Jetzt aber zurück an den Schreibtisch.',
    ],
  },
  es: {
    before: [
      'Nota rápida antes del trabajo:',
      'Hablando con mi hermana del tema:',
      'Martes, segunda taza del día:',
      'Para los que preguntaron ayer:',
    ],
    behind: [
      'El fin de semana cuento más.',
      'Mi vecino dice lo mismo desde enero.',
      'En casa somos cuatro y bebemos seis tazas.',
      '¿Y vosotros qué hacéis por la mañana?',
    ],
  },
  fr: {
    before: [
      'Petite note avant le train :',
      'On en parlait hier au bureau :',
      'Mardi, deuxième tasse de la journée :',
      'Pour ceux qui demandaient :',
    ],
    behind: [
      'J’en dirai plus ce week-end.',
      'Ma voisine dit la même chose depuis janvier.',
      'À la maison nous sommes quatre et buvons six tasses.',
      'Et vous, comment faites-vous le matin ?',
    ],
  },
} as const satisfies Record<HistoryAuthor['language'], Record<'before' | 'behind', Words>>

/** The same in somebody's own words. */
export function inOwnWords(text: string, language: HistoryAuthor['language'], random: Random): string {
  const { before, behind } = around[language]
  const how = random.between(0, 1)
  const first = how < 0.75 ? `${random.pick(before)} ` : ''
  const last = how < 0.6 || how > 0.8 ? ` ${random.pick(behind)}` : ''
  return `${first}${text}${last}`
}
