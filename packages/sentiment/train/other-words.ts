/**
 * Common words of praise and blame in the languages that have no list of their own or a thin one, written for this
 * package: with two thousand texts a language, most of them stand in too few to be learned.
 */
export const otherWords: Record<string, { good: string; bad: string }> = {
  ar: {
    good: 'جميل جميلة رائع رائعة ممتاز ممتازة حلو حلوة احلى أحلى افضل أفضل شكرا شكراً مبروك الف سعيد سعيدة فرحان احب أحب بحب حب الحب مبدع ابداع محترم محترمة نجاح فوز مبارك طيب كويس عظيم عظيمة يسعد تسلم حبيبي حبيبتي روعة خير الخير الحمدلله امل سعادة الفرح افتخر',
    bad: 'سيء سيئة اسوء أسوأ فاشل فاشلة زفت حزين حزينة زعلان غبي اغبياء كلب كلاب حمار قذر حقير مقرف خايس فضيحة كارثة مصيبة مشكلة مشكله كذب كذاب كاذب نصاب ظلم ظالم قتل موت حرب ارهاب خراب فساد فشل اكره أكره كره حسبي الالم مؤلم تعبان مريض عار خسارة للاسف وجع بكاء خوف',
  },
  de: {
    good: 'gut gute guten guter gutes besser beste besten toll tolle toller tolles super klasse schön schöne schönen schöner schönes geil geile geiler perfekt danke dank herzlichen glückwunsch freue freut freuen froh glücklich liebe lieb lieben liebt wunderbar wunderschön hammer lecker spaß lustig cool genial großartig hervorragend prima spannend zufrieden gefällt hübsch süß süße bestens empfehlen freundlich erfolg gewonnen sieg',
    bad: 'schlecht schlechte schlechter schlimm schlimmer scheiße scheiss scheiß mist doof dumm blöd blöde traurig leider hasse hass ekelhaft eklig furchtbar schrecklich katastrophe kaputt krank schmerzen angst wütend sauer nervt nervig peinlich schade enttäuscht enttäuschend langweilig müde tot tod krieg verloren problem probleme fehler schuld arsch idiot idioten lügen lüge unfähig miserabel frechheit unverschämt weinen heulen vermisse mies nie beschwerde',
  },
  es: {
    good: 'bueno buena buenos buenas bien mejor mejores gracias feliz felices felicidades encanta encantan encantó encantado amo adoro quiero hermoso hermosa lindo linda bonito bonita guapa guapo genial increíble excelente maravilloso maravillosa perfecto perfecta alegría contento contenta divertido divertida éxito enhorabuena grande amor mola precioso preciosa ganar ganamos gusta gustó recomiendo risa jaja jajaja sonrisa ilusión orgullo crack abrazo besos',
    bad: 'malo mala malos malas mal peor peores mierda asco odio triste tristeza llorar lloro horrible terrible fatal vergüenza puta puto joder coño gilipollas idiota imbécil estúpido estúpida feo fea aburrido aburrida dolor duele enfermo enferma miedo muerte muerto guerra problema problemas culpa mentira mentiroso ladrones corrupto corrupción desgracia decepción decepcionado pésimo pésima enfado cansado cansada harto harta perder perdimos fracaso lamentable inútil robo falta',
  },
  fr: {
    good: 'merci bravo super génial géniale content contente heureux heureuse adore aime bonheur félicitations meilleur meilleure belle beau joli jolie magnifique excellent excellente parfait parfaite bien bon bonne top cool plaisir hâte succès réussite rire mdr espoir avenir victoire fier fière gagné chance sympa innovation durable',
    bad: 'mal mauvais mauvaise pire merde putain chiant chiante nul nulle honte honteux triste tristesse pleurer déteste haine horrible catastrophe grave danger dangereux menace menacé pollution polluer mort morts guerre peur problème problèmes déçu déçue marre con connard conne idiot stupide malheureusement dommage malade douleur souffre scandale crise perdu échec inquiet inquiétude destruction disparition',
  },
  hi: {
    good: 'acha accha achha acchi achi badhiya mast shandar sundar pyar pyaar khush khushi dhanyavad shukriya best good great love nice awesome happy super jai badhai mubarak jeet lol haha wow sahi zabardast kamaal respect proud thanks congrats salute',
    bad: 'bura buri bekar bakwas ganda gandi dukh dukhi gussa nafrat chor jhooth jhoota pagal bewakoof kutta kutte saala saale harami chutiya sharam sad bad hate worst shame fake corrupt fool stupid wrong loot maar khatam barbad dhokha gaddar ghatiya dar ro rona',
  },
  it: {
    good: 'bravo brava bravi bene meglio migliore migliori grazie bello bella belli belle bellissimo bellissima buono buona felice felici amo adoro amore fantastico fantastica meraviglioso meravigliosa splendido splendida ottimo ottima perfetto perfetta contento contenta auguri piace divertente simpatico forte grande vittoria sorriso gioia ahah ahaha stupendo stupenda complimenti speranza',
    bad: 'male peggio peggiore schifo merda odio triste brutto brutta brutti vergogna vergognoso pessimo pessima orribile terribile cazzo stronzo stronza idiota idioti stupido stupida deficiente coglione coglioni ladro ladri bugiardo falso paura morte morto morti guerra problema problemi colpa purtroppo deluso delusa delusione noia noioso stanco stanca piangere dolore malato crisi disastro ridicolo fallimento tasse inutile corrotto corruzione rabbia schifoso',
  },
  pt: {
    good: 'bom boa bons boas bem melhor melhores obrigado obrigada feliz felizes amo adoro amei adorei amor lindo linda lindos lindas maravilhoso maravilhosa maravilha ótimo ótima otimo perfeito perfeita parabéns parabens incrível legal gostei gosto delícia gostoso gostosa top sucesso alegria contente divertido saudades orgulho rainha diva arrasou fofo fofa torcendo vitória sensacional show kkkk sorriso excelente',
    bad: 'mau má ruim ruins pior piores merda ódio odio triste tristeza chato chata chorar chorando horrível horrivel péssimo péssima pessimo vergonha nojo droga porra caralho puta idiota burro burra feio feia medo morte morreu guerra problema problemas culpa mentira mentiroso ladrão corrupto corrupção infelizmente decepção decepcionado raiva cansado cansada doente dor inferno lixo perdeu fracasso ridículo ridícula falso falsa insuportável absurdo',
  },
}
