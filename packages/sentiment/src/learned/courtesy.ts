/** Words of a greeting, a close or thanks for what is still to be done. */
const LONGEST = 14

const courtesies = [
  /^(dear|hi|hello|hey|good (morning|afternoon|evening)|greetings)\b/i,
  /\b(best|kind|warm|many)? ?(regards|wishes)\b/i,
  /^(yours|sincerely|cheers|respectfully)\b/i,
  /\bhope (you|this|that|all|everyone)\b.*\b(well|good|great|fine|finds)\b/i,
  /\b(thanks?|thank you)( (so|very) much| a lot)?,? (in advance|for (your|the|any|all)( \w+)? (help|time|support|attention|understanding|patience|assistance|reply|response|consideration))\b/i,
  /\b(look(ing)? forward to|please let me know|kindly)\b/i,
  /^(hallo|guten (tag|morgen|abend)|liebe[rs]?|sehr geehrte|mit freundlichen grüßen|viele grüße|vielen dank im voraus)(?!\p{L})/iu,
  /^(bonjour|madame|monsieur|cordialement|bien à vous|merci (d['’]avance|par avance))(?!\p{L})/iu,
  /^(hola|estimad[oa]s?|buen[oa]s (días|tardes|noches)|saludos|atentamente|gracias de antemano)(?!\p{L})/iu,
  /^(olá|prezad[oa]s?|bom dia|boa (tarde|noite)|atenciosamente|cumprimentos|obrigad[oa] desde já)(?!\p{L})/iu,
  /^(buon(giorno|asera)|gentil[ei]|salve|cordiali saluti|distinti saluti|grazie in anticipo)(?!\p{L})/iu,
] as const

/** Whether a sentence of a mail is manners: it is said to everyone, also by those who complain. */
export function isCourtesy(sentence: string, words: number): boolean {
  return words <= LONGEST && courtesies.some((pattern) => pattern.test(sentence))
}
