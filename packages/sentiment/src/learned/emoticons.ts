import { createHashTable } from './hash-table.ts'
import { hashWord } from './hash.ts'

/** Faces of signs, as they are typed: case matters. The longest that stands somewhere is taken. */
export const emoticonList =
  ":) :-) :)) :-)) :)))) (: (-: =) =] :] :-] :D :-D =D xD XD 8D :d ;) ;-) ;] ;D ;d :P :p :-P :-p =P =p ;P ;p :* :-* ;* :') :'-) ^^ ^_^ ^-^ <3 <33 :3 =3 \\o/ :( :-( :(( :-(( :(((( ): )-: =( =[ :[ :-[ :'( :'-( :/ :-/ =/ :\\ :-\\ =\\ :| :-| =| :O :o :-O :-o =O O_o o_O O.o o.O D: D; D= >:( >:-( >:[ >.< >_< -_- -.- T_T t_t ;_; </3 :S :s :-S :$ :@ >:) :c :C ;( ;-( (; (= 8-) B) B-) *_* *-* :x :X :# :L ._.".split(
    ' ',
  )

export const LONGEST_EMOTICON = 5
export const emoticons = createHashTable(Int32Array.from(emoticonList, hashWord))

/** By code: whether one can begin with it. */
export const emoticonStarts = new Uint8Array(0x80)
for (const emoticon of emoticonList) emoticonStarts[emoticon.charCodeAt(0)] = 1
